/**
 * Reads nodes by the getters of their prototypes instead of by their properties. A page may hide any property of a form
 * or of the document behind an element (`<form><input name=childNodes>`, `<img name=body>`): "DOM clobbering". It does
 * not reach the prototypes, and a content script has prototypes of its own that the page cannot patch.
 */
export interface NodeAccess {
  firstChild(node: Node): Node | null;
  nextSibling(node: Node): Node | null;
  firstElement(node: Node): Element | null;
  previousElement(node: Node): Element | null;
  nodeType(node: Node): number;
  /** Text of a text node. */
  data(node: Node): string;
  /** Lower-case name of an element. */
  localName(node: Node): string;
  attribute(element: Node, name: string): string | null;
  /** False for an element that the page's styles keep from being drawn; true where nobody can tell. */
  isDrawn(element: Node): boolean;
  /** The document in a frame of the page's own site, or null. */
  frameDocument(frame: Node): Document | null;
  /** Open shadow root of an element, or null. */
  shadowRoot(element: Node): Node | null;
  documentElement(document: Node): Element | null;
  head(document: Node): Element | null;
  body(document: Node): Element | null;
  title(document: Node): string;
  documentUri(document: Node): string;
  baseUri(document: Node): string;
  querySelectorAll(document: Node, selector: string): ArrayLike<Element>;
  /** What the reader has selected in the document, as text. */
  selection(document: Node): string;
  /** A copy of one element, without what is in it, for the inert document. */
  importShallow(inert: Document, element: Node): Element;
  /** A copy of an element with everything in it, for the inert document. */
  importDeep(inert: Document, element: Node): Element;
  /** All text in an element, scripts and all. */
  text(element: Node): string;
  /** Its length in UTF-16 code units. */
  textLength(element: Node): number;
  /** Walks the elements below a root. */
  createElementWalker(document: Document, root: Node): TreeWalker;
  /** A new, inert document of the same realm: loads nothing, runs nothing. */
  createInertDocument(document: Node): Document;
}

const SHOW_ELEMENT = 1;

/**
 * Makes the accessors for the realm of `document`.
 * Throws when the object is not a document (its prototypes lack a getter).
 */
export function createNodeAccess(document: Document): NodeAccess {
  const createDocument = (node: Node): Document => {
    const implementation = read(document, node, 'implementation');
    const create = Reflect.get(Object.getPrototypeOf(implementation), 'createHTMLDocument');
    return Reflect.apply(create, implementation, ['']);
  };
  const inert = createDocument(document);
  const element = inert.createElement('div');
  const text = inert.createTextNode('');

  const firstChild = getter<Node | null>(element, 'firstChild');
  const nextSibling = getter<Node | null>(element, 'nextSibling');
  const nodeType = getter<number>(element, 'nodeType');
  const localName = getter<string>(element, 'localName');
  const shadowRoot = getter<Node | null>(element, 'shadowRoot');
  const data = getter<string>(text, 'data');
  const getAttribute = method<string | null>(element, 'getAttribute');
  const importNode = method<Element>(inert, 'importNode');
  const textContent = getter<string | null>(element, 'textContent');
  const createTreeWalker = method<TreeWalker>(inert, 'createTreeWalker');
  const querySelectorAll = method<ArrayLike<Element>>(inert, 'querySelectorAll');
  const checkVisibility = optionalMethod<boolean>(element, 'checkVisibility');
  const frameDocuments = new Map(
    ['iframe', 'frame'].map((name) => [
      name,
      findDescriptor(inert.createElement(name), 'contentDocument')?.get as
        | ((this: Node) => Document | null)
        | undefined,
    ]),
  );

  return {
    firstChild,
    nextSibling,
    firstElement: getter<Element | null>(element, 'firstElementChild'),
    previousElement: getter<Element | null>(element, 'previousElementSibling'),
    nodeType,
    data,
    localName,
    isDrawn(node) {
      try {
        return checkVisibility?.(node, []) ?? true;
      } catch {
        return true;
      }
    },
    frameDocument(node) {
      try {
        return frameDocuments.get(localName(node))?.call(node) ?? null;
      } catch {
        return null; // another site's
      }
    },
    shadowRoot,
    attribute: (node, name) => getAttribute(node, [name]),
    documentElement: getter<Element | null>(inert, 'documentElement'),
    head: getter<Element | null>(inert, 'head'),
    body: getter<Element | null>(inert, 'body'),
    title: getter<string>(inert, 'title'),
    documentUri: getter<string>(inert, 'documentURI'),
    baseUri: getter<string>(inert, 'baseURI'),
    querySelectorAll: (node, selector) => querySelectorAll(node, [selector]),
    selection: (node) => String(method<unknown>(inert, 'getSelection')(node, []) ?? ''),
    importShallow: (target, node) => importNode(target, [node, false]),
    importDeep: (target, node) => importNode(target, [node, true]),
    text: (node) => textContent(node) ?? '',
    textLength: (node) => (textContent(node) ?? '').length,
    createElementWalker: (target, root) => createTreeWalker(target, [root, SHOW_ELEMENT]),
    createInertDocument: createDocument,
  };
}

function getter<T>(sample: Node, name: string): (node: Node) => T {
  const get = findDescriptor(sample, name)?.get;
  if (get === undefined) throw new TypeError(`This document has no ${name}. Pass the Document of a web page.`);
  return (node) => get.call(node);
}

function method<T>(sample: Node, name: string): (node: Node, args: unknown[]) => T {
  const value: unknown = findDescriptor(sample, name)?.value;
  if (typeof value !== 'function')
    throw new TypeError(`This document has no ${name}(). Pass the Document of a web page.`);
  return (node, args) => Reflect.apply(value, node, args);
}

/** As `method`, for what older engines and test documents lack. */
function optionalMethod<T>(sample: Node, name: string): ((node: Node, args: unknown[]) => T) | null {
  const value: unknown = findDescriptor(sample, name)?.value;
  return typeof value === 'function' ? (node, args) => Reflect.apply(value, node, args) : null;
}

function read(sample: Node, node: Node, name: string): object {
  return getter<object>(sample, name)(node);
}

/** Looks above the object itself, where named elements of the page would shadow the real property. */
function findDescriptor(object: object, name: string): PropertyDescriptor | undefined {
  let prototype: object | null = Object.getPrototypeOf(object);
  while (prototype !== null) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (descriptor !== undefined) return descriptor;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}
