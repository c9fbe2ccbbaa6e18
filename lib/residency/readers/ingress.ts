import { abroad, here, type Place } from '../place';
import { expand, resolveTexts } from '../resolve/resolver';
import { display, literalOf, soleHole } from '../resolve/text';
import { property } from '../template/json';
import { type Reader } from './reader';

/** Default ports of databases, caches and search. Source: the services' user guides. */
const DATABASE_PORTS = [1433, 1521, 3306, 5432, 5439, 6379, 8182, 9042, 9142, 11211, 27017, 50000];
const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/** A rule that opens more ports than this is about a load balancer or a test host, not about a database. */
const WIDEST_RANGE = 100;

/** A rule of a security group, as a whole: opens a database port to everyone. Web ports are ordinary. */
export const readIngress: Reader = (value) =>
  expand(value.node ?? null, value.environment).flatMap(({ node, environment }) => {
    const texts = (name: string) => resolveTexts(property(node, name), environment);
    const literals = (name: string) => texts(name).map((text) => literalOf(text));
    const open = [...literals('CidrIp'), ...literals('CidrIpv6')].some((range) => EVERYWHERE.includes(range ?? ''));
    if (!open) return [];
    // CDK lets the database itself tell its port.
    const told = texts('FromPort').find((text) => /(?:^|\.)Port$/.test(soleHole(text)?.resource?.attribute ?? ''));
    if (told) return [{ place: abroad(`everyone, on port ${display(told)}`), text: told }];
    const from = Number(literals('FromPort')[0] ?? 0);
    const to = Number(literals('ToPort')[0] ?? from);
    const narrow = !literals('IpProtocol').includes('-1') && from > 0 && to - from <= WIDEST_RANGE;
    const port = DATABASE_PORTS.find((candidate) => narrow && candidate >= from && candidate <= to);
    const place: Place = port === undefined ? here('a port of no database') : abroad(`everyone, on port ${port}`);
    return [{ place }];
  });
