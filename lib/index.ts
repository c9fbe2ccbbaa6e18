/** What other CDK apps use: `Validations.of(app).addPlugins(new ResidencyChecks({ jurisdiction: 'ca' }))`. */
export { ResidencyChecks, type ResidencyChecksProps } from './gate/residency-checks';
