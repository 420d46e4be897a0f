import type { ChatActions } from '../chat/chatActions';
import { element } from '../elements/element';
import { field, form, submitButton } from '../elements/field';
import { closePopover, showPopover } from '../elements/popover';

/** Sends a postback that no message offers: for trying a bot's handlers. */
export function showPostbackForm(anchor: HTMLElement, chat: ChatActions) {
  const data = field('Data', { required: true, maxlength: 300, placeholder: 'action=help' });
  const words = field('Words in the chat (optional)', { maxlength: 300 });
  showPopover(anchor, { label: 'Send a postback' }, [
    form([element('strong', {}, ['Postback']), data.row, words.row, submitButton('Send')], () => {
      closePopover();
      const displayText = words.input.value;
      void chat.sendPostback(data.input.value, displayText ? { displayText } : {});
    }),
  ]);
}
