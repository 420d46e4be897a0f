using 'main.bicep'

param environmentName = 'prod'
param publicBaseUrl = 'https://bot.example.com'
param imageBaseUrl = 'https://images.example.com'
param production = true
param alwaysReadyInstances = 2
param storageSku = 'Standard_ZRS'
param openAiAccountName = 'my-openai-account'
param staffWebhookUrl = 'https://staff.example.com/line-bot'
param signedStaffWebhook = true
param chatSettings = {
  AI_DAILY_BUDGET_USD: '50'
}
