@description('Required. Name of the Log Analytics workspace.')
param workspaceName string

@description('Required. Name of the Application Insights component.')
param componentName string

@description('Required. Azure region.')
param location string

@description('Optional. Days that telemetry is kept.')
param retentionInDays int = 30

@description('Optional. GB a day after which telemetry is no longer taken.')
param dailyCapGb int = 5

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
  }
}

// Telemetry is taken from identities with the role for it, not from whoever knows a key.
resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

@description('Name of the Application Insights component.')
output componentName string = component.name

@description('Connection string of Application Insights; no secret, since local authentication is off.')
output connectionString string = component.properties.ConnectionString
