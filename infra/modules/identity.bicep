@description('Required. Name of the identity.')
param name string

@description('Required. Azure region.')
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

@description('Resource id of the identity.')
output id string = identity.id

@description('Object id of the identity, for role assignments.')
output principalId string = identity.properties.principalId

@description('Client id of the identity, for SDKs.')
output clientId string = identity.properties.clientId
