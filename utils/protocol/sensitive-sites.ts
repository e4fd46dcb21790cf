import type { SensitiveKind, Settings } from './settings.ts';

/**
 * Hosts, with everything below them, where what stands on the page is most likely the reader's own affair. A host that
 * is missing here can be added in the settings; a click on the icon reads any page all the same.
 */
const HOSTS: Record<SensitiveKind, readonly string[]> = {
  bank: [
    'icbc.com.cn',
    'ccb.com',
    'abchina.com',
    'boc.cn',
    'bankcomm.com',
    'cmbchina.com',
    'psbc.com',
    'spdb.com.cn',
    'citicbank.com',
    'cmbc.com.cn',
    'cib.com.cn',
    'pingan.com',
    'alipay.com',
    'pay.weixin.qq.com',
    'unionpay.com',
    'paypal.com',
    'chase.com',
    'bankofamerica.com',
    'wellsfargo.com',
    'hsbc.com',
    'stripe.com',
    'wise.com',
    'futunn.com',
    'eastmoney.com',
    'interactivebrokers.com',
  ],
  health: [
    'guahao.com',
    'haodf.com',
    'chunyuyisheng.com',
    'jkda.gov.cn',
    '91160.com',
    'mychart.com',
    'patient.info',
    'nhs.uk',
    'webmd.com',
    'jk.cn',
  ],
  mail: [
    'mail.qq.com',
    'mail.163.com',
    'mail.126.com',
    'mail.sina.com.cn',
    'mail.google.com',
    'outlook.live.com',
    'outlook.office.com',
    'mail.yahoo.com',
    'mail.proton.me',
    'exmail.qq.com',
    'web.whatsapp.com',
    'web.telegram.org',
    'wx.qq.com',
    'discord.com',
    'slack.com',
    'messenger.com',
  ],
  government: [
    'etax.chinatax.gov.cn',
    'chinatax.gov.cn',
    '12333.gov.cn',
    'gjzwfw.gov.cn',
    'nia.gov.cn',
    '12306.cn',
    'irs.gov',
    'ssa.gov',
    'gov.uk',
  ],
  account: [
    'accounts.google.com',
    'login.microsoftonline.com',
    'appleid.apple.com',
    'passport.baidu.com',
    'id.weixin.qq.com',
    '1password.com',
    'bitwarden.com',
    'lastpass.com',
    'okta.com',
    'auth0.com',
    'login.taobao.com',
    'passport.jd.com',
  ],
};

/** Which kind of sensitive site an address belongs to; null when it is none that we know. */
export function findSensitiveKind(url: string): SensitiveKind | null {
  const host = hostOf(url);
  if (host === '') return null;
  for (const [kind, hosts] of Object.entries(HOSTS)) {
    if (hosts.some((known) => isBelow(host, known))) return kind as SensitiveKind;
  }
  return null;
}

/**
 * True when a page must not be read. What the reader wrote down holds always; the shipped kinds only where nobody clicked
 * on this page (`isAsked` false), for a click is a wish.
 */
export function isNeverRead(url: string, settings: Settings, isAsked: boolean): boolean {
  const host = hostOf(url);
  if (host === '') return false;
  if (settings.neverRead.some((never) => isBelow(host, never.toLowerCase()))) return true;
  const kind = isAsked ? null : findSensitiveKind(url);
  return kind !== null && settings.sensitiveKinds.includes(kind);
}

/** Hosts that are not read unless somebody clicks there, with everything below them. */
export function listNeverReadHosts({ neverRead, sensitiveKinds }: Settings): string[] {
  return [
    ...new Set([...neverRead.map((host) => host.toLowerCase()), ...sensitiveKinds.flatMap((kind) => HOSTS[kind])]),
  ];
}

/** A host as somebody types or pastes it: with or without scheme and path; empty when it is none. */
export function parseHost(typed: string): string {
  const text = typed.trim().toLowerCase();
  const url = /^[a-z]+:\/\//.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(url)) return '';
  const { hostname } = new URL(url);
  return hostname.includes('.') || hostname === 'localhost' ? hostname.replace(/^www\./, '') : '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
}

function isBelow(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}
