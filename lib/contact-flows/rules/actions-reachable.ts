import { type FlowRule } from '../flow-rule';

/** No action is left over. */
export const actionsReachable: FlowRule = {
  id: 'actions-reachable',
  title: 'Every action can be reached',
  why: 'What nobody comes to is not tested, and someone takes it for protection.',
  fix: 'Lead a transition to it, or remove it.',
  check: (graph) =>
    graph.flow.Actions.filter(({ Identifier }) => !graph.isReached(Identifier)).map(({ Identifier }) => ({
      action: Identifier,
      message: 'no transition leads to it',
    })),
};
