/** Page to worker, beside the calls: a file of the package that the page has read. Null when it could not. */
export interface FileMessage {
  kind: 'file';
  path: string;
  bytes: ArrayBuffer | null;
}
