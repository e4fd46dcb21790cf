import type { Post } from '../../../../utils/post/post.ts';
import { createPost, POSTS } from './small-library.ts';

/** Twenty posts: the twelve of small-library.ts and eight more, four of them English. */
export const TWENTY_POSTS: Post[] = [
  ...POSTS,
  createPost({
    id: 'private-traffic',
    title: '私域不是把人拉进群',
    text: '私域运营的关键是复购。把客户加到企业微信以后,前七天说什么、第几天发优惠券,决定了他会不会再买。群里天天发广告,只会被屏蔽。',
  }),
  createPost({
    id: 'topics',
    title: '选题会怎么开',
    text: '公众号的选题先看读者在问什么,再看自己有什么经历可写。标题是对读者的承诺,正文要兑现。爆款可遇不可求,稳定更新才涨粉。',
  }),
  createPost({
    id: 'overtime',
    title: '加班换不来升职',
    text: '连续加班三个月,绩效还是中等。领导记得的是你解决了什么问题,不是你几点下班。把时间花在被看见的项目上,剩下的学会拒绝。',
  }),
  createPost({
    id: 'sleep',
    title: '睡不着的人怎么办',
    text: '失眠的时候不要看手机。固定起床时间比早睡更有用,下午以后不喝咖啡,躺下二十分钟睡不着就起来坐一会儿。',
  }),
  createPost({
    id: 'pricing',
    title: 'Raise prices before you add features',
    text: 'Most small software companies charge too little. Customers who complain about the price of a subscription rarely leave; those who never log in do. Raise the price for new customers first, and watch churn for a quarter.',
  }),
  createPost({
    id: 'interviews',
    title: 'What I ask in a customer interview',
    text: 'Ask what the customer did last time, not what they would do. Silence is a question too. Write down their words, not your summary, and talk to people who cancelled.',
  }),
  createPost({
    id: 'bread',
    title: 'Sourdough without a schedule',
    text: 'A starter forgives a missed feeding. Let the dough rise in the fridge overnight, shape it when you have time, and bake it in a hot pot with the lid on for twenty minutes.',
  }),
  createPost({
    id: 'rag',
    title: '给大模型接上知识库',
    text: 'RAG 先检索再回答。切块太大,模型抓不住重点;太小,上下文断了。embedding 模型换一个,召回率就差一截,所以先做评测集,再谈 prompt。',
  }),
];
