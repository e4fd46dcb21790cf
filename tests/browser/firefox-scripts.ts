// What runs with the browser's own rights, as Marionette takes it: function bodies and expressions in text.

/** Clicks what a reader clicks. The button's id is made from the add-on's id as Firefox makes it. */
export const CLICK_TOOLBAR = `
  const buttonId = arguments[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-BAP';
  document.getElementById('unified-extensions-button').click();
  return (async () => {
    for (;;) {
      const button = document.getElementById(buttonId);
      if (button && button.getBoundingClientRect().width > 0) {
        button.click();
        return true;
      }
      await new Promise((resolve) => window.requestAnimationFrame(resolve));
    }
  })();`;

/** The popup's <browser>, in the panel that is open. (Firefox loads it in a hidden panel first and moves it then.) */
export const FIND_POPUP = `document.querySelector('#customizationui-widget-panel .webextension-popup-browser')`;

export const OPEN_SIDEBAR = `
  const id = arguments[0].toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  return window.SidebarController.show(id + '-sidebar-action').then(() => true);`;

export const FIND_SIDEBAR = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;

/**
 * Runs a function body in the element's document, which lives in another process: a frame script evaluates it with the
 * document's own rights and sends the answer back as JSON.
 */
export const RUN_IN_ELEMENT = `
  if (!element?.messageManager) throw new Error('this part of the extension is not open');
  const [body, args] = arguments;
  const name = 'pangzheng-test:' + Math.random();
  const inside = 'Promise.resolve((function () {' + body + '}).apply(null, JSON.parse(' +
    JSON.stringify(JSON.stringify(args)) + '))).then((value) => JSON.stringify({ value }))';
  const frameScript = '(async () => { let answer; try {' +
    'const sandbox = new Components.utils.Sandbox(content.document.nodePrincipal, ' +
    '{ sandboxPrototype: content.window, wantXrays: false });' +
    'answer = await Components.utils.evalInSandbox(' + JSON.stringify(inside) + ', sandbox);' +
    '} catch (error) { answer = JSON.stringify({ error: String(error) }); }' +
    'sendAsyncMessage(' + JSON.stringify(name) + ', answer); })()';
  return new Promise((resolve, reject) => {
    element.messageManager.addMessageListener(name, function listener(message) {
      element.messageManager.removeMessageListener(name, listener);
      const answer = JSON.parse(message.data);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.value ?? null);
    });
    element.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(frameScript), false);
  });`;

/** PNG of an element's document as a data address, drawn by the browser itself. */
export const SHOOT_ELEMENT = `
  if (!element?.browsingContext) throw new Error('this part of the extension is not open');
  return (async () => {
    const bitmap = await element.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  })();`;

/** Presses and releases a key through the browser's text input processor, as its own tests do. */
export const PRESS_KEY = `
  if (element.ownerDocument.activeElement !== element) element.focus();
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  processor.beginInputTransactionForTests(window, () => false);
  const event = new window.KeyboardEvent('', { key: arguments[0], code: arguments[0].length === 1 ? '' : arguments[0] });
  processor.keydown(event);
  processor.keyup(event);
  return true;`;

/** Loads an address with the browser's own rights, and waits for it. */
export const OPEN_ADDRESS = `
  const browser = window.gBrowser.selectedBrowser;
  return new Promise((resolve) => {
    const listener = {
      QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(progress, request, flags) {
        const { STATE_STOP, STATE_IS_WINDOW } = Ci.nsIWebProgressListener;
        if (!progress.isTopLevel || !(flags & STATE_STOP) || !(flags & STATE_IS_WINDOW)) return;
        browser.removeProgressListener(listener);
        resolve(true);
      },
    };
    browser.addProgressListener(listener, Ci.nsIWebProgress.NOTIFY_STATE_WINDOW);
    window.pangzhengListener = listener; // listeners are held weakly
    browser.fixupAndLoadURIString(arguments[0], {
      triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    });
  });`;

/** Where the sidebar's document begins in the browser window: its <browser> lies in a page that lies in another. */
export const PLACE_OF_SIDEBAR = `
  const outer = document.getElementById('sidebar').getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  return [outer.left + inner.left, outer.top + inner.top];`;
