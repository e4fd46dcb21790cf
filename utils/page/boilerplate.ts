/** Length up to which a line can be a credit, a note or a button. */
const MAX_NOTE_LENGTH = 160;
/** Length up to which a line can be the heading of a list of other articles. */
const MAX_HEADING_LENGTH = 40;

/** Lines that many Chinese sites put before or after their texts. Anchored: a sentence that merely says so stays. */
const CHINESE_NOTES = [
  /^[（(【[]?\s*(?:责任编辑|责编|责任校对|编辑|校对|审核|编审|监制|值班编辑|实习编辑|主编|美编|排版|原标题|原文标题)\s*[:：丨|]/,
  /^[（(【[]?\s*(?:文章来源|本文来源|稿件来源|资讯来源|新闻来源|来源|转自|摘自|文章关键词|关键词|关键字|标签|题图|封面图?|配图|图片?来源|图源|头图)\s*[:：丨|]/,
  /^[（(【[]?\s*(?:综合(?:整理)?自|(?:以上)?图片(?:均)?(?:来自|来源于|源自)|本文(?:首发于|转载自|转自|系.{0,20}(?:原创|独家)))/,
  /^[*※（(【[]?\s*(?:免责声明|特别声明|版权声明|声明|郑重声明|风险提示|特别提示|温馨提示|版权说明|转载声明)\s*[:：】\])）]/,
  /^(?:点击|点此|点这里).{0,12}(?:进入|查看|阅读|下载|关注|了解|订阅).{0,16}[:：>》]?$|^.{0,16}(?:查看更多|阅读全文|展开全文|展开阅读全文|返回.{0,8}首页|查看全文|加载更多|下载客户端).{0,4}$/,
  /^(?:分享到?|分享至|收藏|打印|字号|纠错|举报|点赞|打赏|赞赏|转发|评论|发表评论|我要评论|网友评论|登录|注册|广告|上一篇|下一篇|上一页|下一页|阅读下一篇)(?:\s*[:：].{0,60}|\s*[（(]?\d*[)）]?)$/,
  /^(?:相关(?:资讯|新闻|内容|攻略|报道).{0,4}请(?:关注|看|点击)|此前报道|相关报道|延伸阅读|推荐阅读|更多(?:内容|精彩|资讯|新闻).{0,20}(?:请|关注|点击|敬请))/,
  /^(?:\d+\s*[楼层]|[#＃]\d+)(?:\s+\d{4}-\d{1,2}-\d{1,2}.{0,12})?(?:\s*(?:回复|赞|举报))*$/,
  /^[—–\-－\s]*(?:END|完|全文完|正文完)[—–\-－\s]*$/i,
  /^[（(](?:本文|以上|该文|文章).{0,12}(?:仅代表|不代表).{0,24}[）)]$|^(?:本文|该文|文章|本内容|以上(?:内容|观点)).{0,8}(?:仅代表|不代表|为作者独立观点).{0,80}$/,
  /^本文来自.{0,60}(?:授权|转载).{0,12}$|^点击[“"「]阅读原文/,
  /^[.…\s]*(?:更多|展开|收起|全文)$/,
  // who, when and how often read, in one line: "阿宁 于 2024-06-05 11:04 发布 阅读量1.2k"
  /^.{0,20}\d{4}-\d{1,2}-\d{1,2}.{0,24}(?:发布|发表|修改|更新).{0,12}(?:阅读|浏览|访问)(?:量|数)?\s*[:：]?\s*\d/,
  /^(?:作者|记者|通讯员|文|撰文|编译|翻译|来源)\s*[:：|丨／/].{0,40}(?:责任编辑|责编|编辑)/,
];

const ENGLISH_NOTES = [
  /^(?:read|see|view|continue|click|learn|show)\s+(?:more|also|here|reading|next|less)\b.{0,40}$/i,
  /^(?:advertisement|advert|ad|advertising|sponsored(?: content)?|story continues below.*|continue reading below|loading(?: content)?\s*(?:\.\.\.|…)?|skip to (?:main )?content|close|caption|hide caption|toggle caption|comments?|share(?: this)?(?: article| story| post)?|print|email|subscribe|sign up|log in|get short url|most (?:popular|read)|trending|recent articles|popular this week|video ad feedback)\s*:?$/i,
  /^(?:photo|photos|image|images|picture|photograph|illustration|video|credit|source|file photo)\s*(?:by|courtesy|credit|copyright)?\s*[:：]\s*.{0,120}$/i,
  /^(?:image|photo|slide|picture)\s+\d+\s+of\s*\/?\s*\d+$|^image (?:caption|copyright)\b/i,
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|^this (?:material|article) may not be (?:published|reproduced)/i,
  /^(?:sign up|subscribe|get|join|download|follow|like)\b.{0,80}\b(?:newsletters?|inbox|daily email|facebook|twitter|instagram|youtube channel|rss feed|our app|news app|forums?|mailing list)\b/i,
  /^(?:follow|email|contact|reach)\b.{0,60}(?:@\w|on (?:twitter|facebook|instagram))/i,
  /\bcan be (?:reached|contacted) at\b|^have a (?:news )?tip\b|\bsend (?:us )?(?:your )?tips? to\b/i,
  /^(?:related|see also|read also|also|more|also read|read|watch|recommended|don't miss|up next|related (?:post|story|stories|articles?|coverage|reading))\s*[:：]\s*.{0,140}$/i,
  /^this (?:website|site) uses cookies\b|\bwe (?:may )?(?:earn|receive|get) (?:an? )?(?:affiliate )?commission|\bmay earn an affiliate commission|^this post (?:may )?contains? affiliate/i,
  /^this slideshow requires javascript|^(?:please )?enable javascript|^tags?\s*:/i,
];

/** Invitations and notes on rights that may also be said in a text: only believed near its beginning and end. */
const EDGE_NOTES = [
  /(?:扫描|扫一扫|扫码|长按).{0,12}(?:二维码|识别|关注|下载|加入|添加)|关注.{0,16}(?:公众号|微信号|官方微信|官方微博)/,
  /未经.{0,10}(?:授权|许可|允许|同意).{0,16}(?:转载|使用|复制)|转载请(?:注明|联系|标明)|如有侵权.{0,12}(?:删除|联系)|(?:侵权|违规).{0,8}请联系/,
  /^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)+\/?[\w./?=&%#-]*)$/i,
  /\b(?:contributed to this (?:report|story|article)|contributed\.?$|contributed reporting|additional reporting by|is an? .{0,60}(?:editor|reporter|writer|correspondent|journalist|contributor|columnist) (?:at|for|of|based|with)\b)/i,
];

/** Headings of lists that lead away from the text. */
const RELATED_HEADING =
  /^(?:[【[「(（]?\s*(?:相关|热点|热门|推荐|精彩|延伸|拓展|更多|最新|编辑|猜你|您可能|你可能|大家都在|为您|为你|本文|上一|下一|往期|APP)\s*[·•・/]?\s*(?:推荐|阅读|新闻|资讯|文章|内容|链接|报道|专题|图集|视频|评论|喜欢|感兴趣|搜|看|精选|标签|回顾|精彩推荐|也喜欢|还喜欢|相关|热点).{0,8}[】\]」)）]?|(?:网友|最新|热门|全部|精彩)?评论(?:\s*[（(]?\d*[)）]?)?|related(?: (?:posts?|articles?|stories|coverage|content|news|reading|links|topics))?|(?:you (?:may|might) (?:also )?(?:like|enjoy)|(?:more|read more|latest) (?:from|on|in|stories|news|articles)\b.{0,25}|most (?:popular|read|viewed)|trending(?: now)?|popular (?:posts|stories|this week)|recommended(?: (?:for you|stories|reading))?|recent (?:posts|articles)|about the author|leave a (?:comment|reply)|comments|join the conversation|want more stories like this\??|(?:don't|do not) miss|editors?['’]? picks|what to read next|up next|holiday gift guides|see also))\s*[:：]?$/i;

/** True for a line that is a credit, a note on rights, a button or an invitation, in Chinese or English. */
export function isBoilerplate(line: string): boolean {
  if (line.length > MAX_NOTE_LENGTH) return false;
  return CHINESE_NOTES.some((note) => note.test(line)) || ENGLISH_NOTES.some((note) => note.test(line));
}

/** True for a line that would be boilerplate at the beginning or the end of a text, and could be part of it elsewhere. */
export function isEdgeNote(line: string): boolean {
  return line.length <= MAX_NOTE_LENGTH && EDGE_NOTES.some((note) => note.test(line));
}

/** True for the heading of a list of other articles or of comments. */
export function isRelatedHeading(line: string): boolean {
  return line.length <= MAX_HEADING_LENGTH && RELATED_HEADING.test(line);
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATE = new RegExp(
  `\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}|\\d{1,2}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*(?:\\d{4}|\\d{2}\\b)|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?${MONTH},?\\s+(?:de\\s+)?\\d{4}|\\d{1,2} de \\p{L}+ de \\d{4}`,
  'iu',
);

/** True for a short line that says when and by whom: "Updated 5:27 am CST, November 20, 2019", "2019-09-26 15:10 来源：某网". */
/** 3 小时前, 06-05 上海, 编辑于 6月5日: when, and perhaps where. */
const RECENT =
  /\d+\s*(?:秒钟?|分钟|小时|天|周|个月|年)前|^(?:编辑于|发布于|发表于)?\s*(?:昨天|今天|前天)?\s*\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?(?:\s+\S{2,8})?$|\b\d+\s*(?:minutes?|hours?|days?|weeks?|months?|years?|min|hrs?|[hdw]) ago\b/iu;

export function isDateOrByline(line: string): boolean {
  if (line.length > 90) return false;
  if (line.length <= 50 && RECENT.test(line)) return !/[。！？]$/.test(line);
  if (DATE.test(line)) return !/[。！？]$/.test(line) && line.replace(DATE, '').length <= 60;
  return (
    /^(?:by|posted by|written by|作者|记者|文|来源|编辑|发布时间|时间|published|updated|posted|last updated)\s*[:：|/]?\s+\S/i.test(
      line,
    ) && line.length <= 50
  );
}
