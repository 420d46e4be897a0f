using 'main.bicep'

param environmentName = 'dev'
param publicBaseUrl = 'https://bot-dev.example.com'
param alwaysReadyInstances = 0
