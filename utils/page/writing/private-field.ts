/** Names of fields that hold what is nobody's draft: cards, passwords, codes. Looked for in names, ids and labels. */
const PRIVATE_NAME =
  /card[-_ ]?(?:num|no\b|holder|exp|code)|\bcc[-_]?(?:num|name|exp|csc|cvc|cvv|type)|cardnumber|cvv|cvc|\bcsc\b|\biban\b|passw|passcode|passphrase|one[-_ ]?time[-_ ]?code|\botp\b|seed[-_ ]?phrase|mnemonic|卡号|持卡人|有效期|安全码|验证码|密码|口令|助记词/i;
/** What browsers fill in such fields with. */
const PRIVATE_FILL = /\bcc-|-password\b|one-time-code/i;
const NAMES = ['name', 'id', 'aria-label', 'placeholder', 'title'];
/** Fields that make a form one in which nobody writes an article. */
const PRIVATE_INPUTS = 'input[type=password], [autocomplete*="cc-"], [autocomplete*="-password"]';

/** True of a field for passwords or payment, of one that masks its letters, and of every field in a form that has such a one. */
export function isPrivateField(field: Element): boolean {
  if (PRIVATE_FILL.test(field.getAttribute('autocomplete') ?? '')) return true;
  if (NAMES.some((name) => PRIVATE_NAME.test(field.getAttribute(name) ?? ''))) return true;
  if (field.closest('form')?.querySelector(PRIVATE_INPUTS)) return true;
  const masked = field.ownerDocument.defaultView?.getComputedStyle(field).getPropertyValue('-webkit-text-security');
  return masked !== undefined && masked !== '' && masked !== 'none';
}
