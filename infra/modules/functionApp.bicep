@description('Required. Name of the app.')
param name string

@description('Required. Name of the plan.')
param planName string

@description('Required. Azure region.')
param location string

@description('Required. Tag by which the Azure Developer CLI finds the app.')
param serviceName string

@description('Required. Resource id of the identity that the app runs as.')
param identityId string

@description('Required. Blob container that the package is deployed to, as an address.')
param deploymentContainerUri string

@description('Required. App settings.')
param settings object

@description('Optional. Instances that are kept running, by group of functions.')
param alwaysReady { name: string, instanceCount: int }[] = []

@description('Required. Most instances of each group of functions: all HTTP functions together, and each queue function.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Optional. Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Optional. HTTP requests that an instance takes at a time.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 64

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  tags: {
    'azd-service-name': serviceName
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReady
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
      runtime: {
        name: 'node'
        version: '24'
      }
    }
  }

  // Deployments sign in with Entra; no user name and password opens the app's files.
  resource scmCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource ftpCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }
}

@description('Host name of the app.')
output hostName string = app.properties.defaultHostName
