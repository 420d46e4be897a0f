import { forgetQuestion } from '../forgetMe';
import { defineTool, type Tool } from './tool';

/** Asks whether everything about somebody shall be deleted: only their own tap does it. */
export function createForgetMeTool(): Tool {
  return {
    inGroups: false,
    definition: defineTool(
      'forget_me',
      'Asks this person to confirm that everything about them is to be deleted: conversation, settings, saved cards, pictures.',
    ),
    async run(_args, { language }) {
      return {
        kind: 'answer',
        messages: [forgetQuestion(language)],
        said: '[asked whether to delete everything]',
      };
    },
  };
}
