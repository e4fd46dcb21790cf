"""Cuts documents into the passages that the embeddings are learned from.

cut_passages.py OUT.jsonl UNITS CORPUS.jsonl.zst...      (LEAVE_OUT=FILE: SHA-1 sums of the first 60 characters of documents to leave out)
Up to three stretches of UNITS characters a document, its beginning and two others, shuffled: {id, doc, title, text}. The title
stands with the beginning, and with half of the others. Deterministic.
"""
import hashlib
import json
import os
import random
import subprocess
import sys

random.seed(3)
out, units = sys.argv[1], int(sys.argv[2])
least_for_three = 700 if units == 220 else 1600
left_out = set(open(os.environ['LEAVE_OUT']).read().split()) if 'LEAVE_OUT' in os.environ else set()
passages, document = [], 0
for file in sys.argv[3:]:
    for line in subprocess.Popen(['zstd', '-dcq', file], stdout=subprocess.PIPE).stdout:
        d = json.loads(line)
        text = d.get('text', '')
        document += 1
        if len(text) < 60 or hashlib.sha1(text[:60].encode()).hexdigest() in left_out:
            continue
        others = sorted(random.sample(range(units, len(text) - units), 2)) if len(text) > least_for_three else []
        for start in [0] + others:
            title = d.get('title', '')[:60] if start == 0 or random.random() < 0.5 else ''
            passages.append({'doc': document, 'title': title, 'text': text[start : start + units]})
random.shuffle(passages)
with open(out, 'w', encoding='utf8') as file:
    for number, passage in enumerate(passages):
        file.write(json.dumps({'id': str(number), **passage}, ensure_ascii=False) + '\n')
print(len(passages))
