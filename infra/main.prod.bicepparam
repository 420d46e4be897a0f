using 'main.bicep'

param environmentName = 'prod'
param publicBaseUrl = 'https://bot.example.com'
param imageBaseUrl = 'https://images.example.com'
param production = true
param alwaysReadyInstances = 2
param storageSku = 'Standard_ZRS'
