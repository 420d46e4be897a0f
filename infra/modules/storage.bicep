@description('Required. Name of the storage account: 3 to 24 lower-case letters and digits.')
param name string

@description('Required. Azure region.')
param location string

@description('Required. Queues that the product declares; each gets a poison queue.')
param queues string[]

@description('Required. Tables that the product declares. The daily eventrecordsYYYYMMDD tables are made when first written.')
param tables string[]

@description('Required. Blob containers that the product declares.')
param containers string[]

@description('Required. Container whose blobs are deleted after eight days: bodies of queue messages that live seven.')
param claimsContainer string

@description('Optional. Redundancy.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string = 'Standard_LRS'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // Erased pictures would stay for as long.
    deleteRetentionPolicy: {
      enabled: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for containerName in containers: {
    parent: blobService
    name: containerName
    properties: {
      publicAccess: 'None'
    }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queueName in flatten(map(queues, (declared) => [declared, '${declared}-poison'])): {
    parent: queueService
    name: queueName
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for tableName in tables: {
    parent: tableService
    name: tableName
  }
]

// Pictures have no rule: what a sent message names is never deleted.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'drop-claims'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${claimsContainer}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterCreationGreaterThan: 8
                }
              }
            }
          }
        }
      ]
    }
  }
}

@description('Name of the storage account.')
output name string = account.name

@description('Address of the Blob service.')
output blobEndpoint string = account.properties.primaryEndpoints.blob

@description('Address of the queue service.')
output queueEndpoint string = account.properties.primaryEndpoints.queue

@description('Address of the table service.')
output tableEndpoint string = account.properties.primaryEndpoints.table
