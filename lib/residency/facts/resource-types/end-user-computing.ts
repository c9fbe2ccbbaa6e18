import { type RolesByService } from './roles';

/** Desktops and applications for people. */
export const endUserComputing: RolesByService = {
  AppStream: {
    processor: 'AppBlockBuilder Fleet ImageBuilder',
    configuration: `
      AppBlock Application ApplicationEntitlementAssociation ApplicationFleetAssociation DirectoryConfig
      Entitlement Stack StackFleetAssociation StackUserAssociation User`,
  },
  WorkSpaces: {
    store: 'Workspace',
    processor: 'WorkspacesPool',
    configuration: 'ConnectionAlias Directory WorkspaceIpGroup',
  },
  WorkSpacesThinClient: {
    configuration: 'Environment',
  },
  WorkSpacesWeb: {
    processor: 'Portal',
    carrier: 'SessionLogger UserAccessLoggingSettings',
    configuration: `
      BrowserSettings DataProtectionSettings IdentityProvider IpAccessSettings NetworkSettings TrustStore
      UserSettings`,
  },
};
