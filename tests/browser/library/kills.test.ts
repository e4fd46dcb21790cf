import { describeKills } from './describe-kills.ts';
import { startInChromium } from './killable-browser.ts';

describeKills(startInChromium, [
  'an import',
  'segments being joined',
  'an export',
  'a restore',
  'an undo',
  'a source being deleted',
  'a page being saved',
  'a snapshot being taken',
]);
