targetScope = 'resourceGroup'

@description('Required. Short name of this environment: letters and digits, in every resource\'s name.')
@minLength(2)
@maxLength(10)
param environmentName string

@description('Optional. Azure region.')
param location string = resourceGroup().location

@description('Required. Address that users and LINE reach the bot by. In production an owned domain: sent messages name it for ever.')
param publicBaseUrl string

@description('Optional. Address that pictures are named by.')
param imageBaseUrl string = publicBaseUrl

@description('Optional. Whether this is production, where Azure\'s own domains are refused.')
param production bool = false

@description('Optional. Channel id; with it short-lived channel access tokens are issued and the secret LINE-CHANNEL-ACCESS-TOKEN is not needed.')
param lineChannelId string = ''

@description('Optional. Whether the vault holds LINE-CHANNEL-SECRET-PREVIOUS: during a rotation of the channel secret.')
param rotatingChannelSecret bool = false

@description('Optional. Whether an answer may be pushed, at the cost of quota, when its reply token is known to be too old.')
param allowPushFallback bool = false

@description('Optional. Written small at the foot of each picture.')
param brandName string = ''

@description('Optional. Azure OpenAI account of this resource group that the bot thinks with, by its managed identity. Without it the bot has no model.')
param openAiAccountName string = ''

@description('Optional. Further base URLs with a deployment of the same name, in order of preference. The identities need a role there.')
param moreAiEndpoints array = []

@description('Optional. Deployment that chats and writes.')
param aiDeployment string = 'gpt-4.1-mini'

@description('Optional. Deployment that writes down recordings.')
param aiTranscriptionDeployment string = ''

@description('Optional. What the deployment calls its tool for searching the web through the Responses API.')
@allowed(['none', 'web_search', 'web_search_preview'])
param aiWebSearch string = 'none'

@description('Optional. How much a reasoning model thinks before it speaks; empty for models that do not reason.')
@allowed(['', 'none', 'minimal', 'low', 'medium', 'high'])
param aiReasoningEffort string = ''

@description('Optional. Who is told, by HTTPS, when somebody wants to talk to a person.')
param staffWebhookUrl string = ''

@description('Optional. Whether the vault holds STAFF-WEBHOOK-SECRET, which signs those calls.')
param signedStaffWebhook bool = false

@description('Settings of the product that have no parameter of their own, by their names. docs/settings.md says what they do.')
@sealed()
type furtherSettings = {
  RENDER_THREADS: string?
  WARM_LANGUAGES: string?
  AI_CARDS: string?
  COPY_TTL_HOURS: string?
  AI_PRICE_INPUT_USD: string?
  AI_PRICE_CACHED_INPUT_USD: string?
  AI_PRICE_OUTPUT_USD: string?
  AI_PRICE_TRANSCRIPTION_USD: string?
  AI_PRICE_WEB_SEARCH_USD: string?
  AI_DAILY_BUDGET_USD: string?
  AI_DAILY_BUDGET_RESERVED_PERCENT: string?
  AI_DAILY_BUDGET_PER_USER_USD: string?
  CHAT_MESSAGES_PER_MINUTE: string?
  CHAT_MESSAGES_PER_USER_PER_MINUTE: string?
  WEB_SEARCHES_PER_USER_PER_HOUR: string?
  ANSWER_FOR_MINUTES: string?
  CHAT_RETENTION_DAYS: string?
  PERSON_QUIET_MINUTES: string?
}

@description('Optional. Further settings by their names: prices, budgets, limits, retention.')
param chatSettings furtherSettings = {}

@description('Optional. Instances that are kept running of each app\'s HTTP functions and of handlelineevent. With one or more, pictures on demand and crash recovery have one each. At least 2 in production: a lone one is replaced every hour or so, and webhooks wait or are lost meanwhile.')
@minValue(0)
param alwaysReadyInstances int = production ? 2 : 1

@description('Optional. Redundancy of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string = 'Standard_LRS'

// The names of the product's own declarations (shared/jobs/resources.ts); a test holds the two together.
var queues = ['line-events', 'line-event-twins', 'rich-messages']
var tables = ['turns', 'subscribers', 'pictures', 'namedpictures', 'settings', 'chats', 'cards', 'aiusage', 'health']
var containers = ['pictures', 'claims', 'uploads']

// What each app reaches. Both handle events, so both need all of it; test/infra/access.test.ts finds out what they use.
var poisonQueues = map(queues, (name) => '${name}-poison')
var interactiveAccess = { containers: containers, queues: concat(queues, poisonQueues) }
var bulkAccess = { containers: containers, queues: concat(queues, poisonQueues) }

var suffix = uniqueString(resourceGroup().id, environmentName)
var base = 'linebot-${environmentName}'
var storageName = take('linebot${environmentName}${suffix}', 24)
var componentName = 'appi-${base}'
// Of each Functions host alone: its locks and keys.
var interactiveHostName = take('lbhi${environmentName}${suffix}', 24)
var bulkHostName = take('lbhb${environmentName}${suffix}', 24)
var packageStorageName = take('lbpk${environmentName}${suffix}', 24)
var interactiveVaultName = take('lbi-${environmentName}-${suffix}', 24)
var bulkVaultName = take('lbb-${environmentName}-${suffix}', 24)

// What each app runs; the other app has it switched off. Health belongs to both.
// The twins' function is in the bulk app for its large batches (docs/decisions/0015).
var interactiveFunctions = ['lineWebhook', 'handlelineevent', 'composerichmessage', 'manage']
var bulkFunctions = ['recoverlineevent', 'richMessageImage', 'dropEventRecords', 'collectPictures', 'warmCards', 'expireChats', 'collectLeftovers']

module interactiveIdentity 'modules/identity.bicep' = {
  params: {
    name: 'id-${base}-interactive'
    location: location
  }
}

module bulkIdentity 'modules/identity.bicep' = {
  params: {
    name: 'id-${base}-bulk'
    location: location
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-${base}'
    componentName: componentName
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: storageName
    location: location
    queues: queues
    tables: tables
    containers: containers
    claimsContainer: 'claims'
    sku: storageSku
  }
}

module interactiveHost 'modules/plainStorage.bicep' = {
  params: {
    name: interactiveHostName
    location: location
    sku: storageSku
  }
}

module bulkHost 'modules/plainStorage.bicep' = {
  params: {
    name: bulkHostName
    location: location
    sku: storageSku
  }
}

module packages 'modules/plainStorage.bicep' = {
  params: {
    name: packageStorageName
    location: location
    containers: ['deploy-interactive', 'deploy-bulk']
    sku: storageSku
  }
}

module interactiveVault 'modules/keyVault.bicep' = {
  params: {
    name: interactiveVaultName
    location: location
  }
}

module bulkVault 'modules/keyVault.bicep' = {
  params: {
    name: bulkVaultName
    location: location
  }
}

module interactiveRoles 'modules/roles.bicep' = {
  params: {
    principalId: interactiveIdentity.outputs.principalId
    dataAccountName: storageName
    containers: interactiveAccess.containers
    queues: interactiveAccess.queues
    hostAccountName: interactiveHostName
    packageAccountName: packageStorageName
    packageContainer: 'deploy-interactive'
    keyVaultName: interactiveVaultName
    componentName: componentName
    openAiAccountName: openAiAccountName
  }
  dependsOn: [storage, interactiveHost, packages, interactiveVault, monitoring]
}

module bulkRoles 'modules/roles.bicep' = {
  params: {
    principalId: bulkIdentity.outputs.principalId
    dataAccountName: storageName
    containers: bulkAccess.containers
    queues: bulkAccess.queues
    hostAccountName: bulkHostName
    packageAccountName: packageStorageName
    packageContainer: 'deploy-bulk'
    keyVaultName: bulkVaultName
    componentName: componentName
    openAiAccountName: openAiAccountName
  }
  dependsOn: [storage, bulkHost, packages, bulkVault, monitoring]
}

func disabled(functions string[]) object =>
  toObject(functions, (name) => 'AzureWebJobs.${name}.Disabled', (name) => 'true')

func secretReference(vaultUri string, name string) string =>
  '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${name})'

@description('The secrets of the product as references to the vault of one app.')
func secretsOf(vaultUri string, issuesTokens bool, rotating bool, signedStaffWebhook bool) object =>
  union(
    {
      LINE_CHANNEL_SECRET: secretReference(vaultUri, 'LINE-CHANNEL-SECRET')
      PSEUDONYM_KEY: secretReference(vaultUri, 'PSEUDONYM-KEY')
    },
    issuesTokens ? {} : { LINE_CHANNEL_ACCESS_TOKEN: secretReference(vaultUri, 'LINE-CHANNEL-ACCESS-TOKEN') },
    rotating ? { LINE_CHANNEL_SECRET_PREVIOUS: secretReference(vaultUri, 'LINE-CHANNEL-SECRET-PREVIOUS') } : {},
    signedStaffWebhook ? { STAFF_WEBHOOK_SECRET: secretReference(vaultUri, 'STAFF-WEBHOOK-SECRET') } : {}
  )

var sharedSettings = union(
  {
    AZURE_FUNCTIONS_ENVIRONMENT: production ? 'Production' : 'Development'
    AzureWebJobsStorage__credential: 'managedidentity'
    DataStorage__blobServiceUri: storage.outputs.blobEndpoint
    DataStorage__queueServiceUri: storage.outputs.queueEndpoint
    DataStorage__tableServiceUri: storage.outputs.tableEndpoint
    DataStorage__credential: 'managedidentity'
    APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
    PUBLIC_BASE_URL: publicBaseUrl
    IMAGE_BASE_URL: imageBaseUrl
    BRAND_NAME: brandName
    // The largest body that a route takes is an upload of 10 MB; the host's own limit is far above.
    FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: string(12 * 1024 * 1024)
    // libvips frees pictures of megabytes in many threads; glibc would keep most of that (see local/allocator.ts).
    MALLOC_ARENA_MAX: '2'
    MALLOC_MMAP_THRESHOLD_: '262144'
    ALLOW_PUSH_FALLBACK: allowPushFallback ? 'true' : 'false'
  },
  empty(lineChannelId) ? {} : { LINE_CHANNEL_ID: lineChannelId }
)

var issuesTokens = !empty(lineChannelId)
var interactiveSecrets = union(
  secretsOf(interactiveVault.outputs.uri, issuesTokens, rotatingChannelSecret, signedStaffWebhook),
  { ADMIN_KEYS: secretReference(interactiveVault.outputs.uri, 'ADMIN-KEYS') }
)
// Neither webhooks nor management run there.
var bulkSecrets = secretsOf(bulkVault.outputs.uri, issuesTokens, false, signedStaffWebhook)

var accountEndpoints = empty(openAiAccountName) ? [] : ['https://${openAiAccountName}.openai.azure.com/openai/v1']
var aiEndpoints = concat(accountEndpoints, moreAiEndpoints)

var aiSettings = empty(aiEndpoints)
  ? {}
  : {
      AZURE_OPENAI_ENDPOINTS: join(aiEndpoints, ',')
      AZURE_OPENAI_DEPLOYMENT: aiDeployment
      AZURE_OPENAI_TRANSCRIPTION_DEPLOYMENT: aiTranscriptionDeployment
      AI_WEB_SEARCH: aiWebSearch
      AI_REASONING_EFFORT: aiReasoningEffort
    }

var conversationSettings = union(
  aiSettings,
  chatSettings,
  empty(staffWebhookUrl) ? {} : { STAFF_WEBHOOK_URL: staffWebhookUrl }
)

module interactiveApp 'modules/functionApp.bicep' = {
  params: {
    name: 'func-${base}-interactive-${take(suffix, 6)}'
    planName: 'plan-${base}-interactive'
    location: location
    serviceName: 'interactive'
    identityId: interactiveIdentity.outputs.id
    deploymentContainerUri: '${packages.outputs.blobEndpoint}deploy-interactive'
    // From zero, the first message of a queue may wait for up to two minutes, and a reply token lives one.
    alwaysReady: alwaysReadyInstances == 0
      ? []
      : [
          { name: 'http', instanceCount: alwaysReadyInstances }
          { name: 'function:handlelineevent', instanceCount: alwaysReadyInstances }
          { name: 'function:composerichmessage', instanceCount: 1 }
        ]
    // Three groups; each instance of handlelineevent takes eight chat turns at a time. See also the bulk app.
    maximumInstanceCount: 60
    settings: union(sharedSettings, interactiveSecrets, conversationSettings, disabled(bulkFunctions), {
      AzureWebJobsStorage__blobServiceUri: interactiveHost.outputs.blobEndpoint
      AzureWebJobsStorage__clientId: interactiveIdentity.outputs.clientId
      DataStorage__clientId: interactiveIdentity.outputs.clientId
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${interactiveIdentity.outputs.clientId};Authorization=AAD'
    })
  }
  dependsOn: [interactiveRoles]
}

module bulkApp 'modules/functionApp.bicep' = {
  params: {
    name: 'func-${base}-bulk-${take(suffix, 6)}'
    planName: 'plan-${base}-bulk'
    location: location
    serviceName: 'bulk'
    identityId: bulkIdentity.outputs.id
    deploymentContainerUri: '${packages.outputs.blobEndpoint}deploy-bulk'
    // Pictures are read back through this app before a message names them.
    alwaysReady: alwaysReadyInstances == 0
      ? []
      : [
          { name: 'http', instanceCount: alwaysReadyInstances }
          { name: 'function:recoverlineevent', instanceCount: 1 }
        ]
    // All groups of both apps at their maximum stay below a region's 250 cores, of which an instance has one.
    maximumInstanceCount: 20
    settings: union(sharedSettings, bulkSecrets, conversationSettings, disabled(interactiveFunctions), {
      AzureWebJobsStorage__blobServiceUri: bulkHost.outputs.blobEndpoint
      AzureWebJobsStorage__clientId: bulkIdentity.outputs.clientId
      DataStorage__clientId: bulkIdentity.outputs.clientId
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${bulkIdentity.outputs.clientId};Authorization=AAD'
      // Bulk work is fetched in large batches and may wait longer between looks. The scaler divides the length of the
      // queue, hidden twins included, by the sum of these two.
      AzureFunctionsJobHost__extensions__queues__batchSize: '32'
      AzureFunctionsJobHost__extensions__queues__newBatchThreshold: '224'
      AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:02'
    })
  }
  dependsOn: [bulkRoles]
}

@description('Address of the webhook before a domain of your own is bound.')
output webhookUrl string = 'https://${interactiveApp.outputs.hostName}/api/webhook'

@description('Host name that pictures are served by before a domain of your own is bound.')
output imageHostName string = bulkApp.outputs.hostName

@description('Vault that the secrets of the interactive app are to be put into.')
output interactiveVaultName string = interactiveVault.outputs.name

@description('Vault that the secrets of the bulk app are to be put into.')
output bulkVaultName string = bulkVault.outputs.name

@description('Storage account that the packages are to be put into.')
output packageStorageName string = packages.outputs.name
