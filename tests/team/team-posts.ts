import { writeFileSync } from 'node:fs';
import { createPage } from '../../utils/page/page.ts';

/** A post in the JSON that the extension imports (docs/IMPORTING.md). */
export interface WrittenPost {
  title: string;
  text: string;
  url?: string;
  author?: string;
  tags?: string[];
  publishedAt?: string;
}

/** Post that a reader of the sample page about the 618 sale would be glad to be shown. */
export const SALE_POST: WrittenPost = {
  title: '退款率进了大促周报：我们怎么看退款后 GMV',
  text: [
    '今年 618 开始，天猫把商家的考核目标换成退款后 GMV，我们内容组也把周报首页的数字改了口径：先看退款率，再看 GMV。',
    '凑单是退款的大头。满三百减五十的规则下，买家先下单再退款，战报好看，商家的运费和客服成本都白花了。',
    '建议：大促复盘只写剔除退款后的成交；活动页不再教人凑单；直播间的话术从“抢”改成“不用凑”；双11 前把退款原因分成三类。',
  ].join('\n'),
  url: 'https://team.example/618-refund',
  author: '阿宁',
  tags: ['大促', '退款率'],
  publishedAt: '2025-06-24',
};

/** A page on the same matter, with an address that tells of its reader. */
export const SALE_PAGE = createPage({
  title: '618 战报换了算法：平台为什么开始谈退款后 GMV',
  text: [
    '今年 618，几家电商平台的战报不约而同少了一个数字：下单 GMV。取而代之的是剔除退款后的成交。',
    '商家说，凑单之后再退款，退款率一路走高，运费和客服都是白花的钱。天猫把考核目标换成退款后 GMV，大促的玩法跟着变了。',
    '一家母婴品牌的负责人说，团队第一次把退款率写进周报首页，放在 GMV 前面。双11 之前，还有半年可以改。',
  ].join('\n'),
  url: 'https://news.example/private/618?reader=42',
});

const SUBJECTS = [
  ['社群', '建群第一周要定下群规和值班表', '群里的问题分成三类，各由一个人回答', '每周五把答案整理成一篇帖子'],
  ['选题', '选题会之前每人先交三个标题', '标题里的数字要能在正文里找到出处', '落选的选题放进素材库，下个月再看'],
  ['直播', '直播前一天走一遍流程，主播和场控各拿一份', '话术里不许出现做不到的承诺', '下播后半小时内写完复盘'],
  ['会员', '会员日不打折，改送可以转赠的券', '沉默会员先问原因，再谈召回', '积分到期前七天提醒一次就够'],
  ['私域', '加好友之后的第一句话决定留存', '朋友圈一天不超过三条', '把用户的问题原话记下来，不要改写'],
  ['投放', '投放素材两周换一次', '单次转化成本高出两成就停', '落地页首屏只放一个按钮'],
  ['产品', '需求评审先讲用户是谁', '上线前写好要看的三个指标', '灰度一周，没有问题再全量'],
  ['数据', '埋点名字先统一，再谈看板', '周报里每个数字都写明口径', '异常先查渠道，再查版本'],
] as const;

/** Posts on the daily work of a content team, each another: `count` of them, the same ones every time. */
export function createTeamPosts(count: number): WrittenPost[] {
  return Array.from({ length: count }, (_, i) => {
    const [subject, ...lines] = SUBJECTS[i % SUBJECTS.length] ?? SUBJECTS[0];
    const [other] = SUBJECTS[(i * 3 + 1) % SUBJECTS.length] ?? SUBJECTS[0];
    return {
      title: `${subject}笔记第 ${i + 1} 则`,
      text: `${lines.join('。')}。这一则写于第 ${i + 1} 天，和${other}组一起讨论过，编号 note${i + 1}。`,
      url: `https://team.example/notes/${i + 1}`,
      tags: [subject],
    };
  });
}

/** Writes posts as a file that the loader reads. */
export function writePosts(path: string, posts: readonly WrittenPost[]): string {
  writeFileSync(path, JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts }));
  return path;
}
