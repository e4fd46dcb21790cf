/** Fields of a post that a column can be mapped to, in the order the mapper shows them. */
export const COLUMN_FIELDS = ['title', 'text', 'url', 'author', 'publishedAt', 'tags'] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/**
 * Names under which exporters write each field, most telling first, compared without case, spaces and signs. A name with a dot
 * is a field inside a field of JSON.
 */
const NAMES: Record<ColumnField, string> = {
  title: `title 标题 標題 文章标题 文章標題 题目 題目 笔记标题 视频标题 帖子标题 headline name 名称 名稱 subject 主题 主題 书名 書名
    片名 条目 问题 resolved_title given_title article__title book_title page_title content.title document.title question.title
    article book movie film song album podcast episode タイトル 件名 題名 제목 заголовок название titel
    titre título titulo nombre nom`,
  text: `text content 正文 内容 內容 內文 文章内容 文章內容 全文 微博正文 微博内容 动态内容 帖子内容 笔记内容 视频文案 full_text
    fulltext body content_text content_markdown textcontent message markdown content.text content.body content.content content_html html
    本文 текст texto texte inhalt 내용 highlight 划线 标注 摘录 note notes 笔记 批注 想法 评论 短评 书评 影评 评价 comment review
    description desc 描述 简介 簡介 摘要 digest excerpt abstract abstract_note summary summary.content selection memo 备注 備註
    文案 extended annotation quote 引文 原文 说明 article__excerpt resolved_excerpt caption subtitle 副标题 string 回答 答案`,
  url: `url link 链接 連結 鏈接 网址 網址 地址 原文链接 原文連結 文章链接 文章連結 动态链接 微博链接 帖子链接 笔记链接 视频链接
    网页链接 原文地址 文章地址 条目链接 豆瓣链接 source_url sourceurl original_url canonical_url external_url web_url page_url
    article_url article__url resolved_url given_url note_url post_url share_url item_url video_url tweet_url href uri permalink shorturl リンク ссылка enlace lien 링크 content.url`,
  author: `author 作者 公众号 公眾號 author_name author.name authors creator by 博主 昵称 暱稱 账号 帳號 用户名 用户昵称 用户
    nickname username user_name screen_name user.screen_name user.name user.username account.display_name writer 发布者 发布人 published_by
    owner created_by 负责人 创建者 著者 автор autor auteur 작성자 source 来源 來源 site 网站 publisher from`,
  publishedAt: `published_at published 发布时间 發布時間 发布日期 發布日期 发表时间 发表日期 publish_time publish_date pubdate pub_date
    publication_date posted_at post_date date 日期 时间 時間 created_at created create_time createtime creationdate created_time
    create-time createdtime date_created createdate creation_time creationtime created_date 创建时间 創建時間 建立时间 添加时间 收藏时间
    createdts created_ts creation_timestamp taken_at saved_at saved saved_date added date_added dateadded time_added added_at time timestamp datetime ts 日付 日時 公開日 дата fecha datum
    highlighted_at 标记时间 更新时间 更新日期 修改时间 updated updated_at modified lastmodified 날짜`,
  tags: `tags tag 标签 標籤 labels label 话题 話題 topics topic 分类 分類 类别 category categories keywords 关键词 關鍵詞 manual_tags
    hashtags tag_names tag_list 所属合集 合集 专辑 圈子 collection 收藏夹 文件夹 folder 目录 タグ カテゴリ теги etiquetas 태그`,
};

/** How longer names end that say a field: 作品标题, 电影名称, article_link. */
const ENDINGS: Record<ColumnField, RegExp> = {
  title: /(?:标题|標題|题目|名称|名稱|title)$/i,
  text: /(?:正文|内容|內容|文案|短评|影评|书评|简介|摘要|描述|感想|text|content|body|review|notes?|comments?)$/i,
  url: /(?:链接|連結|网址|網址|地址|url|link)$/i,
  author: /(?:作者|昵称|author)$/i,
  publishedAt: /(?:时间|時間|日期|date|[_ ]at|time)$/i,
  tags: /(?:标签|標籤|话题|tags)$/i,
};
/** Addresses of pictures are no addresses of posts, and the time a film lasts is no date. */
const OTHER_THINGS =
  /avatar|image|img|cover|icon|thumb|pic(?:ture)?|photo|media|头像|封面|图片|圖片|缩略图|视频地址|时长/i;

const LISTS: Record<ColumnField, string[]> = {
  title: toList(NAMES.title),
  text: toList(NAMES.text),
  url: toList(NAMES.url),
  author: toList(NAMES.author),
  publishedAt: toList(NAMES.publishedAt),
  tags: toList(NAMES.tags),
};
const ALL = new Set(Object.values(LISTS).flat());

/** Columns whose names are those of a field, most telling first. */
export function columnsNamedFor(field: ColumnField, columns: readonly string[]): string[] {
  const byName = new Map(columns.toReversed().map((column) => [simplifyName(column), column]));
  const exact = LISTS[field].flatMap((name) => byName.get(name) ?? []);
  const others = columns.filter(
    (column) =>
      ENDINGS[field].test(column) && !exact.includes(column) && !column.includes('.') && !isPictureColumn(column),
  );
  return [...exact, ...others];
}

export function isPictureColumn(column: string): boolean {
  return OTHER_THINGS.test(column);
}

/** How many cells of a row are names of fields: a header has some. */
export function countKnownColumns(row: readonly string[]): number {
  return row.filter((cell) => cell.length <= 40 && ALL.has(simplifyName(cell))).length;
}

function toList(names: string): string[] {
  return names.split(/\s+/).map(simplifyName);
}

function simplifyName(name: string): string {
  return name.toLowerCase().replace(/[\s_\-:：\ufeff"'（(）)]+/g, '');
}
