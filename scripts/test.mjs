// npm test: everything, from a fresh clone. Plain JavaScript for the system's own Node (20 or later).
// Last line: "N passed, N failed". A step that is not a set of tests counts as one. Above it stands what was skipped.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBrowsers, ensureDependencies, projectEnvironment, projectNode, ROOT } from './install.mjs';

const REPORTS = join(ROOT, '.output', 'reports');

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} alone the command that repeats the step by itself
 * @property {string[]} args
 * @property {string} [report] the vitest project that it runs
 * @property {{ variable: string, what: string }} [needs] what its tests are skipped without
 */

/** In order. @type {Step[]} */
const STEPS = [
  { name: 'types', alone: 'npm run types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'lint', alone: 'npm run lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'unit tests', alone: 'npm run unit', args: vitest('unit'), report: 'unit' },
  { name: 'build for Chromium', alone: 'npm run build', args: wxtBuild('chrome') },
  { name: 'build for Firefox', alone: 'npm run build:firefox', args: wxtBuild('firefox') },
  { name: 'tests in Chromium', alone: 'npm run test:chromium', args: vitest('chromium'), report: 'chromium' },
  { name: 'tests in Firefox', alone: 'npm run test:firefox', args: vitest('firefox'), report: 'firefox' },
  {
    name: "tests of a team's library",
    alone: 'npm run test:team',
    args: vitest('team'),
    report: 'team',
    needs: { variable: 'PANGZHENG_OPENSEARCH', what: 'the folder of a runnable OpenSearch node, or the URL of one' },
  },
];

let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];
let skippedCount = 0;
/** Names of tests that this machine cannot run. @type {string[]} */
const skipped = [];

try {
  ensureDependencies();
  const missing = ensureBrowsers({ chromium: true, firefox: true, display: true });
  for (const sentence of missing) fail('browsers', sentence);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  for (const step of STEPS) runStep(step);
} catch (error) {
  fail('setting up', error instanceof Error ? error.message : String(error));
}

if (skippedCount > 0) console.log(`${skippedCount} skipped, which this machine cannot run:`);
for (const name of skipped) console.log(`  ${name}`);
for (const line of failures) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @param {Step} step */
function runStep(step) {
  console.log(`\n== ${step.name} (${step.alone})`);
  const startedAt = Date.now();
  const result = spawnSync(projectNode(), step.args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: projectEnvironment(),
  });
  console.log(
    `== ${step.name}: ${result.status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - startedAt) / 1000)} s`,
  );
  const counts = step.report ? readReport(step.report) : null;
  if (counts) {
    passed += counts.passed;
    failed += counts.failed;
    skippedCount += counts.skipped.length;
    if (step.needs && !process.env[step.needs.variable]) {
      const { variable, what } = step.needs;
      skipped.push(`${counts.skipped.length} ${step.name}: they need ${variable}, ${what}`);
    } else skipped.push(...counts.skipped);
  }
  if (result.status === 0 && counts === null && !step.report) passed++;
  // A step may fail without a failed test: it could not start, or an error came outside of any test.
  if (result.status !== 0 && !counts?.failed) failed++;
  if (result.status !== 0) failures.push(`FAILED: ${step.name}. To repeat it alone: ${step.alone}`);
  for (const name of counts?.failures ?? []) failures.push(`  ${name}`);
}

/**
 * Counts of vitest's JSON report; null when there is none.
 * @param {string} project
 */
function readReport(project) {
  try {
    const report = JSON.parse(readFileSync(join(REPORTS, `${project}.json`), 'utf8'));
    const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
    const tests = report.testResults.flatMap((file) => file.assertionResults);
    const skipped = tests
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ fullName }) => fullName);
    const failures = [
      ...broken.map(({ name }) => relative(ROOT, name)),
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`),
    ];
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped, failures };
  } catch {
    return null;
  }
}

/**
 * @param {string} step
 * @param {string} sentence
 */
function fail(step, sentence) {
  failed++;
  failures.push(`FAILED: ${step}. ${sentence}`);
}

/** @param {string} project */
function vitest(project) {
  const report = join(REPORTS, `${project}.json`);
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
}

/** @param {'chrome' | 'firefox'} browser */
function wxtBuild(browser) {
  return ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser, '--mv3'];
}
