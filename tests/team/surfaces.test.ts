// Long because both browsers share one build for a team, which takes some ten seconds.
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { acceptPrompt } from '../browser/accept-prompt.ts';
import { type Chromium, launchChromium } from '../browser/chromium.ts';
import { type Firefox, launchFirefox } from '../browser/firefox.ts';
import { openPanelFromPopup } from '../browser/open-panel-from-popup.ts';
import { type PageServer, startPageServer } from '../browser/page-server.ts';
import { samplePages } from '../browser/sample-pages.ts';
import { waitFor } from '../browser/wait-for.ts';
import { startDisplay, type XDisplay } from '../browser/x-display.ts';
import { describeWithEngine } from './ask-engine.ts';
import { type BuiltTeam, buildTeam, TEAM_NAME } from './built-team.ts';
import { listTrustArguments, TRUST_IN_FIREFOX, TRUSTED, trustInChromium, UNTRUSTED } from './certificates.ts';
import { FAILURES, isOwn, isTeams, READ_CARDS, READ_NOTE, READ_SENT, TYPE } from './team-view.ts';

describeWithEngine('an extension built for a team', () => {
  let built: BuiltTeam;
  let server: PageServer;

  beforeAll(async () => {
    built = await buildTeam(inject('engine'));
    server = await startPageServer(samplePages());
  });
  afterAll(async () => {
    await server?.close();
    await built?.close();
  });
  beforeEach(() => {
    built.proxy.trouble = null;
    built.proxy.requests.length = 0;
  });

  /** Terms of the page in what reached the engine so far. */
  const listAskedTerms = () =>
    built.proxy.requests
      .filter(({ path }) => path.endsWith('_termvectors'))
      .flatMap(({ body }) => String(JSON.parse(body).doc.tokens).split(' '));

  describe('in Chromium', () => {
    let chromium: Chromium;
    let display: XDisplay;

    beforeAll(async () => {
      display = await startDisplay();
      chromium = await launchChromium({
        extensionDir: built.extensionDir('chrome'),
        isWindow: true,
        display: display.name,
        args: ['--window-size=1300,1000', '--window-position=0,0', trustInChromium(TRUSTED)],
      });
    });
    afterAll(async () => {
      await chromium?.close();
      await display?.close();
    });
    afterEach(() => chromium.closeTabs());

    const run = <T>(view: Page, body: string, ...args: string[]) =>
      view.evaluate(`(function () {${body}})(...${JSON.stringify(args)})`) as Promise<T>;
    const readCards = (view: Page) => waitFor('the view', () => run<string[] | null>(view, READ_CARDS));
    const openPopup = async () => chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));

    it('asks before anything leaves, and shows the team’s posts when the reader has said yes to the browser', async () => {
      const tab = await chromium.openTab(`${server.origin}/sale.html`);
      const panel = await openPanelFromPopup(chromium, tab);
      expect((await readCards(panel)).filter(isOwn)).toHaveLength(1);
      const note = await waitFor('the note', () => run<{ code: string; text: string } | null>(panel, READ_NOTE));
      expect([note.code, note.text]).toEqual(['not-allowed', expect.stringContaining('还没有允许访问 127.0.0.1')]);
      expect(built.proxy.requests).toEqual([]);

      await acceptPrompt(display, panel, '[data-testid=team-allow]');
      const cards = await waitFor('the team’s post', async () => {
        const found = await readCards(panel);
        return found.some(isTeams) && found;
      });
      expect(cards.filter(isOwn)).toEqual([expect.stringContaining('示例')]);
      expect(cards.filter(isTeams)).toEqual([expect.stringContaining(TEAM_NAME)]);
      expect(await panel.evaluate(() => document.querySelectorAll('ol.posts').length)).toBe(1);
    });

    it('says how many terms of the page left, to whom, and which', async () => {
      const popup = await openPopup();
      const sent = await waitFor('what was sent', () =>
        run<{ summary: string; terms: string[] } | null>(popup, READ_SENT),
      );
      expect(sent.summary).toContain(new URL(built.proxy.url).host);
      expect(sent.summary).toContain(`词：${sent.terms.length} 个`);
      expect(sent.terms.toSorted()).toEqual(listAskedTerms().sort());
      expect(sent.terms).toContain('退款');
      const everything = JSON.stringify(built.proxy.requests);
      for (const secret of [new URL(server.origin).host, 'sale.html', '战报换了算法', 'moz-extension']) {
        expect(everything.includes(secret)).toBe(false);
      }
      expect(built.proxy.requests.map(({ headers }) => [headers.cookie, headers.referer])).toEqual(
        built.proxy.requests.map(() => [undefined, undefined]),
      );
    });

    it('finds what is typed in both libraries', async () => {
      const popup = await openPopup();
      await readCards(popup);
      await run(popup, TYPE, '退款');
      const cards = await waitFor('posts of both', async () => {
        const found = await readCards(popup);
        return found.some(isTeams) && found.some(isOwn) && found;
      });
      expect(cards.filter(isTeams)).toEqual([expect.stringContaining(TEAM_NAME)]);
      expect(
        await popup.$$eval('[data-testid=search-result] mark', (marks) => marks.map((mark) => mark.textContent)),
      ).toContain('退款');
    });

    it.each(FAILURES)(
      'shows the own posts at once and says why the team’s are missing: %s',
      async (code, trouble, zh) => {
        built.proxy.trouble = trouble;
        const popup = await openPopup();
        const cards = await readCards(popup);
        expect([cards.filter(isOwn).length, cards.filter(isTeams).length]).toEqual([1, 0]);
        const note = await waitFor('the sentence', () => run<{ code: string; text: string } | null>(popup, READ_NOTE));
        expect(note).toEqual({ code, text: expect.stringMatching(zh) });
        expect(note.text).toContain('下面只有你自己的帖子');
        expect((await readCards(popup)).filter(isOwn)).toHaveLength(1);
        // No storm. A connection that breaks the browser itself may try once more.
        expect(built.proxy.requests.length).toBeLessThanOrEqual(2);
      },
    );

    it('trusts no other certificate than the engine’s own: the own posts stand, and nothing reaches the other', async () => {
      built.proxy.showCertificate(UNTRUSTED);
      try {
        const popup = await openPopup();
        const note = await waitFor('the sentence', () => run<{ code: string; text: string } | null>(popup, READ_NOTE));
        expect(note).toEqual({ code: 'unreachable', text: expect.stringContaining('浏览器不信任它的证书') });
        const cards = await readCards(popup);
        expect([cards.filter(isOwn).length, cards.filter(isTeams).length]).toEqual([1, 0]);
        expect(built.proxy.requests).toEqual([]);
      } finally {
        built.proxy.showCertificate(TRUSTED);
      }
      const popup = await openPopup();
      await waitFor('the team’s post', async () => (await readCards(popup)).some(isTeams));
    });

    it('keeps the key in this browser, shows its mark alone, and sends it to the engine', async () => {
      const library = await chromium.openExtensionPage('library.html?section=settings');
      const kept = () => library.evaluate(`chrome.storage.local.get('team')`);
      await (await library.waitForSelector('[data-testid=team-settings] input[name=key]'))?.type('c2VjcmV0LWtleQ==');
      await library.click('[data-testid=team-save]');
      await library.waitForSelector('[data-testid=team-status][data-kind=answered]');
      expect(await kept()).toEqual({
        team: { version: 1, isOn: true, credentials: { kind: 'api-key', key: 'c2VjcmV0LWtleQ==' } },
      });
      expect(built.proxy.requests.at(-1)?.authorization).toBe('ApiKey c2VjcmV0LWtleQ==');
      const shown = await library.$eval('[data-testid=team-fingerprint]', (element) => element.textContent);
      expect(shown).toMatch(/([0-9a-f]{4} ){2}[0-9a-f]{4}/);
      expect(await library.content()).not.toContain('c2VjcmV0');
    });

    it('asks nobody and shows no team’s posts while the reader has them off', async () => {
      const library = await chromium.openExtensionPage('library.html?section=settings');
      await (await library.waitForSelector('[data-testid=team-on]'))?.click();
      await waitFor('the switch to be kept', async () =>
        library.evaluate(`chrome.storage.local.get('team').then(({ team }) => team.isOn === false)`),
      );
      built.proxy.requests.length = 0;
      const popup = await openPopup();
      expect((await readCards(popup)).filter(isOwn)).toHaveLength(1);
      await run(popup, TYPE, '退款');
      await waitFor('the own posts', async () => (await readCards(popup)).some(isOwn));
      expect((await readCards(popup)).filter(isTeams)).toEqual([]);
      expect(await popup.$('.team-note')).toBeNull();
      expect(built.proxy.requests).toEqual([]);
    });
  });

  describe('in Firefox', () => {
    let firefox: Firefox;

    beforeAll(async () => {
      firefox = await launchFirefox({
        extensionPath: built.extensionDir('firefox'),
        addonId: built.addonId,
        // Grants what the reader is asked for, since the prompt belongs to the browser. It is asked for all the same.
        preferences: { 'extensions.webextOptionalPermissionPrompts': false, 'intl.locale.requested': 'en-US' },
      });
      await firefox.runInBrowser(TRUST_IN_FIREFOX, ...listTrustArguments(built.proxy.url, TRUSTED));
    });
    afterAll(() => firefox?.close());
    afterEach(() => firefox.closePopup());

    async function openPopup(): Promise<void> {
      await firefox.navigate(`${server.origin}/sale.html`);
      await firefox.clickToolbar();
    }
    const readCards = async (run = firefox.runInPopup) =>
      (await waitFor('the view', () => run(READ_CARDS))) as unknown as string[];

    it('asks before anything leaves, and shows the team’s posts when the reader has allowed it', async () => {
      await firefox.navigate(`${server.origin}/sale.html`);
      await firefox.openSidebar();
      // The sidebar may not read the page yet, and can be searched all the same.
      await waitFor('the sidebar', () => firefox.runInSidebar(TYPE, '退款'));
      await waitFor('the own posts', async () => (await readCards(firefox.runInSidebar)).some(isOwn));
      const note = await waitFor('the note', () => firefox.runInSidebar(READ_NOTE));
      expect(note).toMatchObject({ code: 'not-allowed' });
      expect(built.proxy.requests).toEqual([]);
      await waitFor('the permission', async () => {
        await firefox.clickInSidebar('[data-testid=team-allow]');
        return firefox.runInSidebar(`return document.querySelector('[data-testid=team-allow]') === null`);
      });
      const cards = await waitFor('the team’s post', async () => {
        const found = await readCards(firefox.runInSidebar);
        return found.some(isTeams) && found;
      });
      expect(cards.filter(isTeams)).toEqual([expect.stringContaining(TEAM_NAME)]);
      expect(cards.filter(isOwn)).toHaveLength(1);
      // A popup closes by itself over an open sidebar, which shows the same.
      await firefox.runInBrowser('window.SidebarController.hide(); return true');
    });

    it('says which terms left and to whom, and finds what is typed in both libraries', async () => {
      await openPopup();
      const sent = (await waitFor('what was sent', () => firefox.runInPopup(READ_SENT))) as unknown as {
        summary: string;
        terms: string[];
      };
      expect(sent.summary).toContain(new URL(built.proxy.url).host);
      expect(sent.terms.toSorted()).toEqual(listAskedTerms().sort());
      await firefox.runInPopup(TYPE, '退款');
      await waitFor('posts of both', async () => {
        const found = await readCards();
        return found.some(isTeams) && found.some(isOwn);
      });
    });

    it.each(FAILURES)('shows the own posts at once and says why the team’s are missing: %s', async (code, trouble) => {
      built.proxy.trouble = trouble;
      await openPopup();
      const cards = await readCards();
      expect([cards.filter(isOwn).length, cards.filter(isTeams).length]).toEqual([1, 0]);
      const note = await waitFor('the sentence', () => firefox.runInPopup(READ_NOTE));
      expect(note).toMatchObject({ code });
    });

    it('trusts no other certificate than the engine’s own: the own posts stand, and nothing reaches the other', async () => {
      built.proxy.showCertificate(UNTRUSTED);
      try {
        await openPopup();
        const note = await waitFor('the sentence', () => firefox.runInPopup(READ_NOTE));
        expect(note).toMatchObject({ code: 'unreachable' });
        const cards = await readCards();
        expect([cards.filter(isOwn).length, cards.filter(isTeams).length]).toEqual([1, 0]);
        expect(built.proxy.requests).toEqual([]);
      } finally {
        built.proxy.showCertificate(TRUSTED);
      }
      await firefox.closePopup();
      await openPopup();
      await waitFor('the team’s post', async () => (await readCards()).some(isTeams));
    });
  });
});
