import { element } from '../elements/element';
import { field, form, submitButton } from '../elements/field';
import { closePopover, showPopover } from '../elements/popover';
import { toast } from '../elements/toast';
import type { EmulatorApi } from '../store/emulatorApi';

const languages = [
  ['ja', '日本語'],
  ['th', 'ไทย'],
  ['zh-TW', '繁體中文'],
  ['en', 'English'],
  ['ko', '한국어'],
  ['zh-CN', '简体中文'],
  ['id', 'Bahasa Indonesia'],
  ['vi', 'Tiếng Việt'],
] as const;

/** A new person follows the bot at once. */
export function showNewUserForm(
  anchor: HTMLElement,
  api: EmulatorApi,
  select: (userId: string) => void,
) {
  const { row, input } = field('Name', { required: true, maxlength: 100, placeholder: 'Hanako' });
  const language = element(
    'select',
    { class: 'field-input' },
    languages.map(([tag, name]) => element('option', { value: tag }, [`${name} (${tag})`])),
  );
  async function add() {
    closePopover();
    try {
      const displayName = input.value.trim();
      const { userId } = await api.addUser({ displayName, language: language.value });
      select(userId);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'alert');
    }
  }
  showPopover(anchor, { label: 'Add a person' }, [
    form(
      [
        element('strong', {}, ['Add a person']),
        row,
        element('label', { class: 'field' }, [element('span', {}, ['Language']), language]),
        submitButton('Add and follow the bot'),
      ],
      () => void add(),
    ),
  ]);
}
