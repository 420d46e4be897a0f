import type { PersonDesk } from '../person/personDesk';
import { defineTool, type Tool } from './tool';

/** Calls somebody of the team into the chat. */
export function createTalkToPersonTool(desk: PersonDesk): Tool {
  return {
    inGroups: false,
    definition: defineTool(
      'talk_to_person',
      'Calls a human being of the team into this chat; the bot is quiet then.',
    ),
    async run(_args, { chat, language, webhookEventId }) {
      return {
        kind: 'answer',
        messages: await desk.call(chat, language, webhookEventId),
        said: '[called a person of the team]',
      };
    },
  };
}
