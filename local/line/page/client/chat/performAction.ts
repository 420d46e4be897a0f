import { field, form, submitButton } from '../elements/field';
import { closePopover, showPopover } from '../elements/popover';
import { toast } from '../elements/toast';
import { textOf, type JsonObject } from '../store/json';
import type { ChatActions } from './chatActions';

/** What an action needs besides the chat: the composer's own tools. */
export type ComposerTools = {
  fill: (text: string) => void;
  pickImage: () => void;
  pickLocation: (anchor: HTMLElement) => void;
};

export type PerformAction = (action: JsonObject, anchor: HTMLElement) => void;

/**
 * Does what a tap does in LINE's app. `uri` opens a new tab; link elements are better where there can be one.
 * @see https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function createPerformAction(chat: ChatActions, tools: ComposerTools): PerformAction {
  return function perform(action, anchor) {
    switch (action.type) {
      case 'message':
        return void chat.sendText(textOf(action.text));
      case 'postback':
        return performPostback(chat, tools, action);
      case 'uri':
        return openLink(textOf(action.uri ?? action.linkUri));
      case 'clipboard':
        return void copyText(textOf(action.clipboardText));
      case 'datetimepicker':
        return pickDatetime(chat, action, anchor);
      case 'camera':
      case 'cameraRoll':
        return tools.pickImage();
      case 'location':
        return tools.pickLocation(anchor);
      default:
        return toast(`The page does not know the action “${textOf(action.type)}”.`);
    }
  };
}

function performPostback(chat: ChatActions, tools: ComposerTools, action: JsonObject) {
  const displayText = textOf(action.displayText);
  void chat.sendPostback(textOf(action.data), displayText ? { displayText } : {});
  if (textOf(action.text)) void chat.sendText(textOf(action.text));
  if (action.inputOption === 'openKeyboard') tools.fill(textOf(action.fillInText));
}

/** The link when a browser may open it, else `undefined` (`line:`, or something that must not run here). */
export function webLink(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  return ['http:', 'https:', 'tel:', 'mailto:'].includes(new URL(uri).protocol) ? uri : undefined;
}

function openLink(uri: string) {
  const link = webLink(uri);
  if (link) window.open(link, '_blank', 'noopener,noreferrer');
  else toast(`LINE’s app would open ${uri}`);
}

export async function copyText(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`);
  } catch {
    toast('The browser did not allow copying.', 'alert');
  }
}

const inputTypes: Record<string, string> = {
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
};

function pickDatetime(chat: ChatActions, action: JsonObject, anchor: HTMLElement) {
  const mode = textOf(action.mode);
  const limit = (value: unknown) => textOf(value).replace('t', 'T') || undefined;
  const { row, input } = field('When', {
    type: inputTypes[mode] ?? 'date',
    min: limit(action.min),
    max: limit(action.max),
    required: true,
  });
  input.value = limit(action.initial) ?? '';
  const submit = () => {
    closePopover();
    void chat.sendPostback(textOf(action.data), { params: { [mode]: input.value } });
  };
  const label = textOf(action.label) || 'Choose a time';
  showPopover(anchor, { label }, [form([row, submitButton('Send')], submit)]);
}
