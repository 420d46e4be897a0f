import { element, type Props } from './element';

/** A labelled text field of a form. */
export function field(label: string, props: Props): { row: HTMLElement; input: HTMLInputElement } {
  const input = element('input', { class: 'field-input', autocomplete: 'off', ...props });
  return {
    input,
    row: element('label', { class: 'field' }, [element('span', {}, [label]), input]),
  };
}

/** The wide button at a form's end. */
export const submitButton = (label: string) =>
  element('button', { type: 'submit', class: 'button primary' }, [label]);

/** A form that never leaves the page. */
export const form = (children: (Node | string)[], submit: () => void) =>
  element(
    'form',
    {
      class: 'form',
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
      },
    },
    children,
  );
