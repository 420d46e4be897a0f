type AttributeValue = string | number | boolean | undefined;
type Listeners = {
  [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};
type Styles = Record<string, string | undefined>;

export interface Props {
  on?: Listeners;
  /** CSS properties, also custom ones; they pass the page's content policy, which forbids style attributes. */
  style?: Styles;
  [attribute: string]: AttributeValue | Listeners | Styles;
}

export type Child = Node | string | undefined | false;

/** Builds one element. `true` sets an empty attribute; `false` and `undefined` set none. Text is never read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  children: Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  const { on, style, ...attributes } = props;
  setAttributes(node, attributes as Record<string, AttributeValue>);
  for (const [name, value] of Object.entries(style ?? {})) {
    if (value !== undefined) node.style.setProperty(name, value);
  }
  for (const [name, listener] of Object.entries(on ?? {})) {
    node.addEventListener(name, listener as EventListener);
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Builds one SVG element. */
export function svgElement(
  tag: string,
  attributes: Record<string, AttributeValue> = {},
  children: SVGElement[] = [],
): SVGElement {
  const node = document.createElementNS(svgNamespace, tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

function setAttributes(node: Element, attributes: Record<string, AttributeValue>) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
}
