/** UTF-16 code units up to which a line can be a notice. */
const MAX_LINE = 800;

/** What notices in front of a page say, in the languages of the pages our readers meet; each names its own kind. */
const WALLS = [
  // cookies
  /\b(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}\buses?\b.{0,40}\bcookies\b|\baccept (?:all )?cookies\b|\bcookie (?:policy|settings|preferences)\b.{0,60}$|\bby continuing to (?:use|browse)\b/i,
  /(?:verwende[nt]|nutz(?:en|t)|setzen).{0,60}\bCookies\b|\bCookies?\b.{0,60}(?:zu|ein)stimm|utilis(?:e|ons).{0,40}cookies|utiliza(?:mos)?.{0,40}cookies/i,
  /(?:我们|本(?:网)?站|本网页|该网站).{0,12}(?:使用|采用|用到).{0,8}(?:cookies?|缓存数据)|(?:接受|同意|允许|管理).{0,6}cookies?/i,
  // signing in
  /\b(?:create|sign up for) an? (?:free )?account\b.{0,30}\b(?:to|and) (?:read|continue|keep|see|view)|\balready (?:have an account|a (?:member|subscriber))\b|\b(?:sign|log) ?in to (?:continue|read|view|see|keep|unlock)|\bcreate a new account to\b|\bavailable to .{0,30}\b(?:members|subscribers) only\b/i,
  /登录(?:后|即可|之后|以后).{0,12}(?:可以?|查看|阅读|浏览|收藏|继续|享受|即可)|(?:扫码|手机号|一键|微信|验证码)(?:快速)?(?:登录|注册)|(?:请|您?需要?)先?(?:登录|注册)(?:后|再|才)|(?:注册|登录).{0,8}(?:查看|阅读)(?:更多|全文)/,
  // paying, subscribing
  /\bsubscribe (?:now )?(?:to|for)\b.{0,40}\b(?:unlock|continue|keep reading|read (?:the )?(?:full|more|rest)|full access|receive new posts)|\bcontinue reading (?:this|the) (?:post|article|story)\b.{0,60}(?:for free|subscri)|\b(?:purchase|get|buy) a (?:paid )?subscription\b|\bunlock (?:the )?(?:full|rest|this|all)\b|\bfree (?:articles?|stories) (?:left|remaining)\b|\bsupport(?:s|ing)? (?:my|our) work\b.{0,30}$/i,
  /(?:开通|购买|升级|成为).{0,8}(?:会员|VIP|专栏|订阅).{0,16}(?:阅读|查看|解锁|全文|畅读|继续)|(?:付费|订阅|购买|会员|解锁)(?:后|即可|可|专享)?.{0,6}(?:阅读|查看|解锁)?(?:全文|全部内容|剩余|完整内容|后续)|解锁(?:全文|文章|本文|剩余)|(?:剩余|还有|余下)\s*\d+\s*%?.{0,8}(?:未读|内容|需)/i,
  // browsers and applications
  /\b(?:your|this|dein|ihr) browser\b.{0,40}\b(?:out of date|outdated|not supported|no longer supported|veraltet)|浏览器版本(?:过低|太低)|(?:请|建议).{0,6}(?:升级|更换).{0,6}浏览器|(?:打开|下载).{0,6}(?:APP|客户端).{0,8}(?:查看|阅读|继续)/i,
];

/** True for a line of a notice in front of a page: about cookies, signing in, paying, the browser. */
export function isWallLine(line: string): boolean {
  return line.length <= MAX_LINE && WALLS.some((wall) => wall.test(line));
}
