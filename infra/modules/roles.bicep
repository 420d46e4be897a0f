@description('Required. Object id of the identity that gets the roles.')
param principalId string

@description('Required. Storage account of the product\'s data.')
param dataAccountName string

@description('Required. Containers of the data account that the app reads and writes.')
param containers string[]

@description('Required. Queues of the data account that the app reads and writes, poison queues included.')
param queues string[]

@description('Required. Storage account of this app\'s Functions host alone.')
param hostAccountName string

@description('Required. Storage account of the deployment packages.')
param packageAccountName string

@description('Required. Container of that account with this app\'s package.')
param packageContainer string

@description('Required. Vault that it reads secrets from.')
param keyVaultName string

@description('Required. Application Insights component that it sends telemetry to.')
param componentName string

@description('Optional. Azure OpenAI account that it asks; none when empty.')
param openAiAccountName string = ''

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var storageBlobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var openAiUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = [
      for name in containers: {
        name: name
      }
    ]
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource queue 'queues' existing = [
      for name in queues: {
        name: name
      }
    ]
  }

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource packages 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: packageAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = {
      name: packageContainer
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: keyVaultName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource containerRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in containers: {
    scope: data::blobs::container[index]
    name: guid(data.id, 'blob', name, principalId, storageBlobDataContributor)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    }
  }
]

resource queueRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in queues: {
    scope: data::queueService::queue[index]
    name: guid(data.id, 'queue', name, principalId, storageQueueDataContributor)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataContributor)
    }
  }
]

// The whole table service: the app makes a table a day, and a role cannot be given on what is not there yet.
resource tableRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data::tables
  name: guid(data.id, 'tables', principalId, storageTableDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

// Its own containers, leases on blobs, and the list of containers: the host asks for the role on the account.
resource hostRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, principalId, storageBlobDataOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
  }
}

resource packageRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: packages::blobs::container
  name: guid(packages.id, packageContainer, principalId, storageBlobDataReader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataReader)
  }
}

resource secretsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource telemetryRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, principalId, monitoringMetricsPublisher)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource openAiAccount 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(openAiAccountName)) {
  name: openAiAccountName
}

resource modelRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(openAiAccountName)) {
  scope: openAiAccount
  name: guid(openAiAccount.id, principalId, openAiUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', openAiUser)
  }
}
