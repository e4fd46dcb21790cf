import { describeKills } from './describe-kills.ts';
import { startInFirefox } from './killable-browser.ts';

const FEW = ['an import', 'a restore', 'a source being deleted'] as const;
const ALL = [
  ...FEW,
  'segments being joined',
  'an export',
  'an undo',
  'a page being saved',
  'a snapshot being taken',
] as const;

// Firefox takes four times as long to start as Chromium: `npm test` kills it at a few things, `npm run test:kills` at all.
describeKills(startInFirefox, process.env.PANGZHENG_KILLS ? ALL : FEW);
