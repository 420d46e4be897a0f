import { element } from '../elements/element';
import { bytesText } from '../elements/formatTime';
import { icon } from '../elements/icon';
import { showPopover } from '../elements/popover';
import { forgetWidths, imagemapWidths, type WidthCheck } from './imagemapWidths';
import { isBroken } from './widthFlags';

/** The line under an imagemap: how its widths answer (with the details in a popover), and the areas' switch. */
export function imagemapBar(baseUrl: string, stage: HTMLElement, checkAgain: () => void) {
  const results = new Map<number, WidthCheck>();
  const state = element('button', {
    type: 'button',
    class: 'imagemap-state',
    'aria-expanded': 'false',
    on: { click: () => showDetails() },
  });
  const toggle = element(
    'button',
    {
      type: 'button',
      class: 'imagemap-toggle',
      'aria-pressed': 'false',
      on: { click: () => toggleAreas() },
    },
    [icon('areas'), 'Areas'],
  );

  function toggleAreas() {
    const shown = stage.classList.toggle('areas-shown');
    toggle.setAttribute('aria-pressed', String(shown));
  }

  function render() {
    const all = [...results.values()];
    const flagged = all.filter(({ flags }) => flags.length > 0);
    const broken = flagged.some(({ flags }) => isBroken(flags));
    const isDone = all.length === imagemapWidths.length;
    state.dataset.state =
      flagged.length > 0 ? (broken ? 'broken' : 'slow') : isDone ? 'good' : 'busy';
    const words =
      flagged.length > 0
        ? flagged.map(({ widthPx, flags }) => `${widthPx} ${flags.join(', ')}`).join(' · ')
        : isDone
          ? `${imagemapWidths.length} widths`
          : `${all.length} of ${imagemapWidths.length} widths`;
    state.replaceChildren(
      icon(flagged.length > 0 ? 'warning' : 'check'),
      element('span', {}, [words]),
    );
  }

  function showDetails() {
    const again = element(
      'button',
      {
        type: 'button',
        class: 'button',
        on: {
          click: () => {
            forgetWidths(baseUrl);
            checkAgain();
            state.click();
          },
        },
      },
      ['Check again'],
    );
    showPopover(state, { label: 'Widths of the picture', class: 'widths' }, [
      element('strong', {}, ['Widths that LINE asks for']),
      widthTable([...results.values()]),
      element('p', { class: 'faint widths-address' }, [`${baseUrl}/…`]),
      again,
    ]);
  }

  return {
    node: element('div', { class: 'imagemap-bar' }, [state, toggle]),
    begin() {
      results.clear();
      render();
    },
    show(result: WidthCheck) {
      results.set(result.widthPx, result);
      render();
    },
  };
}

const widthTable = (results: WidthCheck[]) =>
  element('table', {}, [
    element('thead', {}, [
      element(
        'tr',
        {},
        ['Width', 'Answer', 'Size', 'Time', ''].map((name) =>
          element('th', { scope: 'col' }, [name]),
        ),
      ),
    ]),
    element(
      'tbody',
      {},
      results.map(({ widthPx, status, contentType, bytes, ms, flags }) =>
        element('tr', { class: flags.length > 0 ? 'flagged' : '' }, [
          element('th', { scope: 'row' }, [String(widthPx)]),
          element('td', {}, [`${status || '–'} ${contentType.replace('image/', '')}`]),
          element('td', {}, [bytes > 0 ? bytesText(bytes) : '–']),
          element('td', {}, [`${ms} ms`]),
          element('td', {}, [flags.join(', ') || '✓']),
        ]),
      ),
    ),
  ]);
