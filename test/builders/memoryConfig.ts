import { type Config, readConfig } from '../../shared/config/environment';

export const memoryBotSecret = '8c570fa6dd201bb328f1c1eac23a96d8';
export const memoryAdminKey = 'the-admin-key-of-this-test';

const environment = {
  LINE_CHANNEL_SECRET: memoryBotSecret,
  LINE_CHANNEL_ACCESS_TOKEN: 'a-channel-access-token',
  DataStorage: 'UseDevelopmentStorage=true',
  PUBLIC_BASE_URL: 'https://bot.example.com',
  ADMIN_API_KEY: memoryAdminKey,
  PSEUDONYM_KEY: 'a-pseudonym-key-of-the-tests-0000',
};

/** A model that everybody may ask as much as they like. */
const model = {
  AZURE_OPENAI_ENDPOINTS: 'https://model.example.com/openai/v1',
  AZURE_OPENAI_DEPLOYMENT: 'small',
  AI_WEB_SEARCH: 'web_search',
  AI_PRICE_INPUT_USD: '1',
  AI_PRICE_CACHED_INPUT_USD: '0.5',
  AI_PRICE_OUTPUT_USD: '4',
  AI_DAILY_BUDGET_USD: '1000',
  AI_DAILY_BUDGET_PER_USER_USD: '1000',
  CHAT_MESSAGES_PER_MINUTE: '100000',
  CHAT_MESSAGES_PER_USER_PER_MINUTE: '1000',
};

/** A configuration as an operator would write it. */
export function aConfig(options: { readonly withModel?: boolean } = {}): Config {
  return readConfig({ ...environment, ...(options.withModel === true ? model : {}) });
}
