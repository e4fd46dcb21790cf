"""Learns a table of term vectors whose sums point where a sentence model's vectors point.

distil.py PASSAGES TEACHER.f32 VOCABULARY.json OUT.f32 DIMENSIONS [EPOCHS]
Reads PASSAGES (.jsonl, with `doc`) and their terms (PASSAGES.off, .tok, .tf as count-terms.ts writes them).
Needs python3 with torch, numpy and scipy (Debian's python3-torch); one minute for 100,000 passages on two cores.

A text's vector is the unit sum of sqrt(tf) * E[term]. The loss has three parts:
  0.5 (1 - cosine to the teacher's vector, centred, on its first DIMENSIONS principal axes)
  0.5 KL(the teacher's similarities within the batch || ours), temperature 0.05
  InfoNCE: two passages of one document find each other among 512 documents.
Deterministic for a given number of threads: seeds are fixed.
"""
import json
import sys
import time

import numpy as np
import scipy.sparse as sparse
import torch
import torch.nn.functional as F

TEMPERATURE, BATCH, LEARNING_RATE, DROPPED = 0.05, 1024, 0.02, 0.2
HELD_OUT = 1500

passages, teacher, vocabulary, out = sys.argv[1:5]
dimensions = int(sys.argv[5])
epochs = int(sys.argv[6]) if len(sys.argv) > 6 else 6
torch.manual_seed(1)
torch.use_deterministic_algorithms(True)
random = np.random.default_rng(1)

known = json.load(open(vocabulary, encoding='utf8'))
idf = np.log((known['documents'] + 1) / (np.array(known['frequencies']) + 0.5)).astype('float32')
term_count = len(idf)
documents = np.array([json.loads(line)['doc'] for line in open(passages, encoding='utf8').read().split('\n') if line])
count = len(documents)
target = np.fromfile(teacher, dtype='float32').reshape(count, -1)
target = target - target.mean(0)
target /= np.linalg.norm(target, axis=1, keepdims=True)
offsets = np.fromfile(passages + '.off', dtype='uint32').astype('int64')
terms = np.fromfile(passages + '.tok', dtype='uint32').astype('int64')
weights = np.fromfile(passages + '.tf', dtype='float32') ** 0.5
axes = np.linalg.eigh(target.T @ target / count)[1][:, ::-1][:, :dimensions]
axes *= np.sign(axes[np.abs(axes).argmax(0), np.arange(dimensions)])  # eigenvectors have no sign of their own
principal = target @ axes
principal /= np.linalg.norm(principal, axis=1, keepdims=True)

# Start: a term is the idf-weighted mean of the targets of its passages.
matrix = sparse.csr_matrix((weights * idf[terms], terms, offsets), shape=(count, term_count))
unit = matrix.multiply(1 / np.sqrt(matrix.multiply(matrix).sum(1) + 1e-9)).tocsr()
start = np.asarray(unit.T @ principal)
start /= np.asarray(unit.multiply(unit).sum(0)).ravel()[:, None] ** 0.5 * 30 + 1
start *= idf[:, None] / idf.mean()
start *= 0.3 / np.linalg.norm(start, axis=1).mean()
table = torch.nn.Parameter(torch.from_numpy(start.astype('float32')))
optimiser = torch.optim.Adam([table], lr=LEARNING_RATE, betas=(0.9, 0.99))
principal, target, terms, weights = (
    torch.from_numpy(np.ascontiguousarray(x, dtype=kind))
    for x, kind in ((principal, 'float32'), (target, 'float32'), (terms, 'int64'), (weights, 'float32'))
)


def embed(index, dropped=0.0):
    places = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in index])
    weight = weights[places]
    if dropped:
        weight = weight * (torch.rand(len(places)) > dropped)
    starts = torch.from_numpy(np.r_[0, np.cumsum(offsets[index + 1] - offsets[index])[:-1]])
    return F.normalize(F.embedding_bag(terms[places], table, starts, mode='sum', per_sample_weights=weight), dim=1)


by_document = {}
for i in range(count - HELD_OUT):
    by_document.setdefault(documents[i], []).append(i)
several = [np.array(found) for found in by_document.values() if len(found) > 1]
half = BATCH // 2
steps = epochs * (count // BATCH)
itself = torch.eye(BATCH) * 1e4
partner = torch.cat([torch.arange(half) + half, torch.arange(half)])
held_out = np.arange(count - HELD_OUT, count)
started = time.time()
for step in range(steps):
    chosen = random.choice(len(several), half, replace=len(several) < half)
    pairs = np.array([random.choice(several[k], 2, replace=False) for k in chosen])
    index = np.r_[pairs[:, 0], pairs[:, 1]]
    ours = embed(index, DROPPED)
    similarities = ours @ ours.T / TEMPERATURE - itself
    wanted = target[index] @ target[index].T / TEMPERATURE - itself
    loss = (
        0.5 * (1 - (ours * principal[index]).sum(1)).mean()
        + 0.5 * F.kl_div(F.log_softmax(similarities, 1), F.softmax(wanted, 1), reduction='batchmean')
        + F.cross_entropy(similarities, partner)
    )
    optimiser.param_groups[0]['lr'] = LEARNING_RATE * (1 - step / steps + 0.02)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    if (step + 1) % (count // BATCH) == 0:
        with torch.no_grad():
            ours = embed(held_out)
            a, b = (ours @ ours.T).numpy(), (target[held_out] @ target[held_out].T).numpy()
            pairs = np.triu_indices(HELD_OUT, 1)
            correlation = np.corrcoef(a[pairs], b[pairs])[0, 1]
            seconds = time.time() - started
            print(f'step {step + 1}, loss {loss.item():.3f}, correlation with the teacher {correlation:.3f}, {seconds:.0f} s', flush=True)
table.detach().numpy().tofile(out)
