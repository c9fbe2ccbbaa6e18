import { analyse } from '../../lib/residency/analyse';
import { destinationsOf, otherDestinations } from '../../lib/residency/destination';
import { canada, input } from '../support/world';

describe('destinationsOf', () => {
  it('names every Region outside home, and none inside', () => {
    const regions = ['ca-central-1', 'us-west-2', 'us-east-1'];
    expect(destinationsOf({ kind: 'located', regions, title: 'profile' }, canada)).toEqual([
      { title: 'profile', region: 'us-west-2' },
      { title: 'profile', region: 'us-east-1' },
    ]);
  });

  it('keeps an unknown Region apart from the known ones', () => {
    expect(destinationsOf({ kind: 'located', regions: [undefined, 'us-east-1'], title: 't' }, canada)).toEqual([
      { title: 't' },
      { title: 't', region: 'us-east-1' },
    ]);
  });

  it('names the home Region when nothing leaves', () => {
    expect(destinationsOf({ kind: 'located', regions: ['ca-west-1'], title: 't' }, canada)).toEqual([
      { title: 't', region: 'ca-west-1' },
    ]);
  });

  it('names the country of a host outside AWS', () => {
    expect(destinationsOf({ kind: 'country', country: 'DE', title: 'logs' }, canada)).toEqual([
      { title: 'logs', country: 'DE' },
    ]);
  });
});

describe('otherDestinations', () => {
  it('lists each other place once', () => {
    const [a, b] = [{ title: 'a', region: 'us-east-1' }, { title: 'b' }];
    expect(otherDestinations(a, [b, a, b])).toEqual([b]);
  });
});

it('a finding names every foreign place that its property can lead to', () => {
  const template = {
    Parameters: { Wish: { Type: 'String', AllowedValues: ['us-east-1', 'eu-west-1', 'ca-west-1'] } },
    Resources: {
      T: {
        Type: 'AWS::Lambda::Function',
        Properties: { Environment: { Variables: { QUEUE: { 'Fn::Sub': 'arn:aws:sqs:${Wish}:111111111111:q' } } } },
      },
    },
  };
  const [finding, ...others] = analyse([input(template)], { scopeOf: () => canada }).findings;
  expect(others).toEqual([]);
  expect([finding?.destination, ...(finding?.alsoTo ?? [])].map((place) => place?.region).sort()).toEqual([
    'eu-west-1',
    'us-east-1',
  ]);
});
