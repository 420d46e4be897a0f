import type { ChatActions } from '../chat/chatActions';
import type { ComposerTools } from '../chat/performAction';
import { element } from '../elements/element';
import { iconButton } from '../elements/iconButton';
import { showMenu } from '../elements/menu';
import type { ChatStore } from '../store/chatStore';
import { showLocationForm } from './locationForm';
import { showPostbackForm } from './postbackForm';
import { showStickerPicker } from './stickerPicker';

const maxTextLength = 5000;
const maxHeightPx = 140;

/** Where the user writes. Enter sends, Shift+Enter begins a line, and Enter that ends an input method's word does neither. */
export function composer(store: ChatStore, chat: ChatActions) {
  const input = element('textarea', {
    class: 'composer-input',
    rows: 1,
    maxlength: maxTextLength,
    placeholder: 'Message',
    'aria-label': 'Message',
    enterkeyhint: 'send',
    on: { keydown: pressKey, input: () => changed(), paste },
  });
  const picker = (accept: string) =>
    element('input', {
      type: 'file',
      accept,
      multiple: true,
      hidden: true,
      on: {
        change: (event) => {
          const chooser = event.currentTarget as HTMLInputElement;
          void chat.sendFiles([...(chooser.files ?? [])]).then(() => (chooser.value = ''));
        },
      },
    });
  const images = picker('image/*');
  const files = picker('');
  const send = iconButton('send', 'Send', () => submit(), { class: 'send-button', disabled: true });
  const add = iconButton('plus', 'Add', () => showAddMenu());
  const stickers = iconButton('smile', 'Stickers', () => showStickerPicker(stickers, chat));
  const bar = element('div', { class: 'composer' }, [add, input, stickers, send, images, files]);
  const blocked = element('p', { class: 'composer-blocked', hidden: true }, [
    'You have blocked this bot. Unblock it in the menu above to write.',
  ]);

  function submit() {
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    changed();
    input.focus();
    const userId = store.selectedId;
    void chat.sendText(text).then((eventId) => {
      if (eventId === undefined && userId) giveBack(userId, text);
    });
  }

  /** Nobody took the text: it stands in the composer again, before what was written meanwhile. */
  function giveBack(userId: string, text: string) {
    const before = (later = '') => (later ? `${text}\n${later}` : text);
    if (userId !== store.selectedId) return void drafts.set(userId, before(drafts.get(userId)));
    input.value = before(input.value);
    changed();
  }

  function pressKey(event: KeyboardEvent) {
    // 229 is what Safari reports for the Enter that ends a composition, after `isComposing` is over.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    submit();
  }

  function changed() {
    send.disabled = input.value.trim() === '';
    fitHeight();
  }

  /** A hidden composer measures 0; it is measured again when it comes into view or changes its width. */
  function fitHeight() {
    input.style.height = '';
    const { scrollHeight } = input;
    if (scrollHeight > 0) input.style.height = `${Math.min(scrollHeight, maxHeightPx)}px`;
  }

  function paste(event: ClipboardEvent) {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    void chat.sendFiles(pasted);
  }

  function showAddMenu() {
    showMenu(add, 'Add', [
      { label: 'Picture', icon: 'image', run: () => images.click() },
      { label: 'File, video or audio', icon: 'file', run: () => files.click() },
      { label: 'Location', icon: 'pin', run: () => showLocationForm(add, chat) },
      { label: 'Postback', icon: 'postback', run: () => showPostbackForm(add, chat) },
    ]);
  }

  new ResizeObserver(fitHeight).observe(bar);
  const drafts = new Map<string, string>();
  let draftOf: string | undefined;
  store.listen(({ kind }) => {
    if (kind === 'selected') {
      if (draftOf) drafts.set(draftOf, input.value);
      draftOf = store.selectedId;
      input.value = drafts.get(draftOf ?? '') ?? '';
      changed();
    }
    if (kind === 'selected' || kind === 'users') {
      const isBlocked = store.selected()?.blocked === true;
      bar.hidden = isBlocked;
      blocked.hidden = !isBlocked;
    }
  });

  const tools: ComposerTools = {
    fill(text) {
      input.value = text;
      changed();
      input.focus();
    },
    pickImage: () => images.click(),
    pickLocation: (anchor) => showLocationForm(anchor.isConnected ? anchor : add, chat),
  };
  return {
    node: element('footer', { class: 'composer-place' }, [bar, blocked]),
    tools,
    focus: () => input.focus({ preventScroll: true }),
  };
}
