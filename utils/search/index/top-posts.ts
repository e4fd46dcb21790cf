/** The best `limit` posts so far: a min-heap by score, the later number lower when scores are equal. */
export class TopPosts {
  readonly #limit: number;
  readonly #least: number;
  readonly #scores: Float64Array;
  readonly #posts: Uint32Array;
  #size = 0;

  /** Only scores above `least` count. */
  constructor(limit: number, least = 0) {
    this.#limit = Math.max(0, limit);
    this.#least = least;
    this.#scores = new Float64Array(this.#limit);
    this.#posts = new Uint32Array(this.#limit);
  }

  /** Scores above it still count. */
  get threshold(): number {
    return this.#size < this.#limit ? this.#least : (this.#scores[0] ?? this.#least);
  }

  /** Offers sums[0..count) x factors[base..), as posts base, base + 1, … Call with ascending bases. */
  addAll(sums: Int32Array, count: number, factors: Float32Array, base: number): void {
    if (this.#limit === 0) return;
    let threshold = this.threshold;
    for (let i = 0; i < count; i++) {
      const score = (sums[i] as number) * (factors[base + i] as number);
      // Posts come in ascending order, so one that equals the lowest score loses.
      if (score > threshold) {
        this.#push(base + i, score);
        threshold = this.threshold;
      }
    }
  }

  /** Offers one post; call with ascending numbers. */
  add(post: number, score: number): void {
    if (this.#limit > 0 && score > this.threshold) this.#push(post, score);
  }

  /** Best first. */
  sorted(): { post: number; score: number }[] {
    const posts: { post: number; score: number }[] = [];
    for (let i = 0; i < this.#size; i++) posts.push({ post: this.#posts[i] ?? 0, score: this.#scores[i] ?? 0 });
    return posts.sort((a, b) => b.score - a.score || a.post - b.post);
  }

  #push(post: number, score: number): void {
    let at: number;
    if (this.#size < this.#limit) {
      at = this.#size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!this.#isBelow(score, post, parent)) break;
        this.#move(parent, at);
        at = parent;
      }
    } else {
      at = 0;
      for (;;) {
        let child = at * 2 + 1;
        if (child >= this.#size) break;
        const right = child + 1;
        if (right < this.#size && this.#isBelow(this.#scores[right] as number, this.#posts[right] as number, child)) {
          child = right;
        }
        if (this.#isBelow(score, post, child)) break;
        this.#move(child, at);
        at = child;
      }
    }
    this.#scores[at] = score;
    this.#posts[at] = post;
  }

  #isBelow(score: number, post: number, at: number): boolean {
    const other = this.#scores[at] as number;
    return score < other || (score === other && post > (this.#posts[at] as number));
  }

  #move(from: number, to: number): void {
    this.#scores[to] = this.#scores[from] as number;
    this.#posts[to] = this.#posts[from] as number;
  }
}
