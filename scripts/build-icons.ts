import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Sizes the browsers ask for: toolbar at 1x and 2x, extension list, store page. */
const SIZES = [16, 32, 48, 96, 128];

/** The mark of a build for a team: two dots in the corner, ringed with the icon's own ground. */
const TEAM_MARK =
  '<path d="M14 20h18v12H14z" fill="#c23b22"/><circle cx="19" cy="26" r="4" fill="#8fd3ff"/><circle cx="27" cy="26" r="4" fill="#fff7ea"/>';

const svg = readFileSync('public/icon.svg', 'utf8');
writeIcons(svg, 'public/icon');
const teamSvg = svg.replace('</svg>', `  <!-- A team: two of them. -->\n  ${TEAM_MARK}\n</svg>`);
mkdirSync('scripts/team/icon', { recursive: true });
writeFileSync('scripts/team/icon/icon.svg', teamSvg);
writeIcons(teamSvg, 'scripts/team/icon');

function writeIcons(source: string, directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const size of SIZES) {
    const png = new Resvg(source, { fitTo: { mode: 'width', value: size } }).render().asPng();
    const path = join(directory, `${size}.png`);
    writeFileSync(path, png);
    console.log(`${path} ${png.length} bytes`);
  }
}
