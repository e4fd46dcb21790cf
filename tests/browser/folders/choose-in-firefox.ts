import type { Firefox } from '../firefox.ts';
import { waitFor } from '../wait-for.ts';

/** Puts a picker in place of the browser's own, which no driver can work: it chooses one folder as soon as it is opened. */
const REPLACE_PICKER = `
  const path = arguments[0];
  const { manager } = Components;
  const registrar = manager.QueryInterface(Ci.nsIComponentRegistrar);
  const contract = '@mozilla.org/filepicker;1';
  const picker = {
    QueryInterface: ChromeUtils.generateQI(['nsIFilePicker']),
    init() {}, appendFilters() {}, appendFilter() {}, appendRawFilter() {},
    isModeSupported: async () => true,
    filterIndex: 0, defaultString: '', defaultExtension: '', addToRecentDocs: false, okButtonLabel: '', capture: 0,
    displayDirectory: null, displaySpecialDirectory: '',
    get file() { const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile); file.initWithPath(path); return file; },
    open(callback) { Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK)); },
    close() {},
  };
  const factory = { createInstance: (id) => picker.QueryInterface(id), QueryInterface: ChromeUtils.generateQI(['nsIFactory']) };
  registrar.registerFactory(Services.uuid.generateUUID(), '', contract, factory);`;

/** A real click on an element of the page in front: carries the gesture that a picker and a permission need. */
export async function clickInTab(firefox: Firefox, selector: string): Promise<void> {
  await firefox.run('return null'); // the page in front, and not the browser
  const found = await firefox.marionette.send('WebDriver:FindElement', { using: 'css selector', value: selector });
  const reference = Object.values((found as { value: Record<string, string> }).value)[0];
  await firefox.marionette.send('WebDriver:ElementClick', { id: reference });
}

/** From now on the browser's picker of folders gives this one. */
export async function giveFolderInFirefox(firefox: Firefox, folder: string): Promise<void> {
  await firefox.runInBrowser(REPLACE_PICKER, folder);
}

/** Clicks a button that opens the picker, and says yes when the browser asks whether the folder's files may be given. */
export async function chooseInFirefox(firefox: Firefox, selector: string): Promise<void> {
  await clickInTab(firefox, selector);
  await waitFor('the question of the browser', () =>
    firefox.marionette.send('WebDriver:AcceptAlert', {}).then(
      () => true,
      () => false,
    ),
  );
}
