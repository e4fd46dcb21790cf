import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const TokenizerFile = v.object({ model: v.object({ vocab: v.record(v.string(), v.number()) }) });
const MAX_WORD_CHARACTERS = 100;
const SIGN = /[\p{P}\p{S}]/u;
const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2fa1f}]/u;

/** BERT's uncased tokeniser: the numbers of a text's word pieces, `[CLS]` first and `[SEP]` last, `most` at most. */
export function openWordPiece(file: string): (text: string, most: number) => number[] {
  const { vocab } = v.parse(TokenizerFile, JSON.parse(readFileSync(file, 'utf8'))).model;
  const numberOf = (piece: string) => vocab[piece] ?? -1;
  const unknown = numberOf('[UNK]');
  const listPieces = (word: string): number[] => {
    if (word.length > MAX_WORD_CHARACTERS) return [unknown];
    const pieces: number[] = [];
    for (let start = 0; start < word.length; ) {
      let end = word.length;
      while (end > start && numberOf((start > 0 ? '##' : '') + word.slice(start, end)) < 0) end--;
      if (end === start) return [unknown];
      pieces.push(numberOf((start > 0 ? '##' : '') + word.slice(start, end)));
      start = end;
    }
    return pieces;
  };
  return (text, most) => {
    const pieces = [numberOf('[CLS]')];
    for (const word of listWords(text)) {
      pieces.push(...listPieces(word));
      if (pieces.length >= most) break;
    }
    return [...pieces.slice(0, most - 1), numberOf('[SEP]')];
  };
}

function listWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  const end = () => {
    if (word !== '') words.push(word);
    word = '';
  };
  for (const character of text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()) {
    if (/\s/u.test(character)) end();
    else if (HAN.test(character) || SIGN.test(character)) {
      end();
      words.push(character);
    } else if (character >= ' ' && character !== '\ufffd') word += character;
  }
  end();
  return words;
}
