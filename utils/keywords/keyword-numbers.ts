/** What follows a number that counts or measures something: "1000 元", "10%", "618人". */
const UNIT_AFTER =
  /^\s?(?:[%％‰°℃]|百?分点|[元万亿千百块个名位人年月日天号时分秒岁次种件条项家场座辆台张片份批组支套篇句段款部层栋处股米吨倍度斤克克两升点多余余期届轮页章节集]|小时|公里|平方|平米|美元|欧元|英镑|km|kg|cm|mm|gb|mb|tb|kb|mah|hz|ghz|px|ms|nm|w|k|m|g)(?![a-z])/u;
const CURRENCY_BEFORE = /[$¥￥€£#＃第约近超达]\s?$/u;

/**
 * True for a number that can be a name (618, 996, 985): three to five digits, no year, nothing that it counts.
 * @param folded the text around it
 */
export function isKeywordNumber(folded: string, start: number, end: number): boolean {
  const number = folded.slice(start, end);
  if (!/^\d{3,5}$/u.test(number) || /^(?:19|20)\d\d$/u.test(number) || /^\d+0{2,}$/u.test(number)) return false;
  if (CURRENCY_BEFORE.test(folded.slice(Math.max(0, start - 2), start))) return false;
  // Part of a longer figure: 1,618 or 3:45 or 10-12.
  if (/\d[,.:/-]$/u.test(folded.slice(Math.max(0, start - 2), start)) || /^[,.:/-]\d/u.test(folded.slice(end, end + 2)))
    return false;
  return !UNIT_AFTER.test(folded.slice(end, end + 8));
}
