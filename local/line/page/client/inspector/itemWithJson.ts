import { element, type Child } from '../elements/element';

/** A line that opens to show the object behind it; its text is made when it is first opened. */
export function itemWithJson(key: string, value: unknown, summary: Child[]): HTMLDetailsElement {
  const details = element('details', { class: 'item', 'data-key': key }, [
    element('summary', {}, summary),
  ]);
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(
      element('pre', { class: 'json', tabindex: 0 }, [JSON.stringify(value, null, 2)]),
    );
  });
  return details;
}
