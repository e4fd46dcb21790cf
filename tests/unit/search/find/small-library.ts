import type { Post } from '../../../../utils/post/post.ts';
import { createSegmentOptions } from '../../../../utils/search/create-segment-options.ts';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import type { SearchedLibrary } from '../../../../utils/search/index/searched-library.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { openPackagedLanguage } from '../../../bench/open-packaged-language.ts';
import { createPost } from '../../../create-post.ts';

export { createPost };

export const language = openPackagedLanguage();

/** Twelve posts of our own writing: three about selling online, two about AI, and seven about one thing each. */
export const POSTS: Post[] = [
  createPost({
    id: 'refunds',
    title: '大促之后怎么看退款率',
    text: '每次大促结束,商家群里都在晒 GMV。可是退款率才是真相:付款的人里有多少把货退了回来?我们店今年 618 的退款率是百分之三十一,剔除退款以后,成交额只比平时多一点。建议把退款率和投放成本放在一张表里看。',
  }),
  createPost({
    id: 'livestream',
    title: '直播间的成交额为什么忽高忽低',
    text: '直播带货的成交额跟主播状态、投流和选品都有关系。我把三个月的直播数据拉出来,发现同一个主播在周四的转化率总是最低。商家不要只盯着一场直播的 GMV,要看一周的平均。',
  }),
  createPost({
    id: 'membership',
    title: '会员店的生意经',
    text: '付费会员的续卡率决定了会员店能不能赚钱。选品少、周转快、毛利低,消费者付的是信任。超市想学会员店,先问问自己敢不敢砍掉一半的货架。',
  }),
  createPost({
    id: 'prompting',
    title: '写好提示词的五个习惯',
    text: '跟大模型说话,先给背景,再给例子,最后说要什么格式。提示词不是咒语,写清楚比写得长有用。我常让 ChatGPT 先复述一遍任务,再动手回答。',
  }),
  createPost({
    id: 'agents',
    title: '让 AI 智能体干活之前',
    text: '智能体能连着调用工具,但每一步都会出错。给智能体派活之前,先把验收标准写下来,再限定它能动哪些文件。大模型的上下文有限,任务要切小。',
  }),
  createPost({
    id: 'podcast',
    title: '做播客第一年的账本',
    text: '播客的收入来自广告口播和听众赞助。第一年我录了四十八期,每期剪辑六小时,最后平均每期赚八百元。声音的陪伴感是短视频给不了的。',
  }),
  createPost({
    id: 'marathon',
    title: '第一次跑马拉松',
    text: '跑到三十公里的时候小腿开始抽筋,补给站的香蕉救了我。马拉松训练里最重要的是长距离慢跑,其次是睡觉。比赛那天配速不要贪快。',
  }),
  createPost({
    id: 'stew',
    title: '番茄牛腩的火候',
    text: '牛腩冷水下锅焯水,番茄炒出沙再加热水。小火炖一个半小时,最后十分钟放盐。汤汁收得太干就不好拌饭了。',
  }),
  createPost({
    id: 'resume',
    title: '简历只写一页',
    text: '面试官看一份简历平均二十秒。只写一页,每段经历写清楚你做了什么、结果如何。跳槽三次以内不用解释,裸辞要想好怎么说。',
  }),
  createPost({
    id: 'mortgage',
    title: '提前还房贷划不划算',
    text: '房贷利率下调以后,很多人问要不要提前还款。先算手里的钱放在银行理财能有多少收益,再看剩余的还款年限。等额本息前几年还的大多是利息。',
  }),
  createPost({
    id: 'camera',
    title: '旅行只带一个镜头',
    text: '三十五毫米的定焦镜头够用了。拍人走近两步,拍风景退后两步,背包轻了,快门反而按得多。照片回家再修。',
  }),
  createPost({
    id: 'tests',
    title: 'Writing tests that fail for one reason',
    text: 'A unit test should fail for exactly one reason. When a test breaks after every refactoring, it is testing the implementation. Name the behaviour, arrange little, assert once.',
  }),
];

export function createLibrary(posts: readonly Post[] = POSTS, hidden: readonly string[] = []): SearchedLibrary {
  const index = new LibraryIndex([{ segment: openSegment(buildSegment(posts, createSegmentOptions(language))) }]);
  return {
    index,
    loadPosts: async (numbers) => numbers.flatMap((number) => posts[number] ?? []),
    isHidden: (post) => hidden.includes(index.idOf(post)),
    now: () => 0,
  };
}
