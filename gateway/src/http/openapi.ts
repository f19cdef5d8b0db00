/** /openapi.json, made from the contracts of `shared/`, so that it can never say anything else than the router does. */
import { z } from 'zod';
import { api } from '@gridline/shared/api.ts';
import type { Endpoint } from '@gridline/shared/endpoint.ts';
import { areaApi } from '@gridline/shared/areaApi.ts';
import { figureApi } from '@gridline/shared/figureApi.ts';
import { conversationApi } from '@gridline/shared/conversationApi.ts';
import { lifeApi } from '@gridline/shared/lifeApi.ts';
import { manyApi } from '@gridline/shared/manyApi.ts';
import { noticeApi } from '@gridline/shared/noticeApi.ts';
import { reminderApi } from '@gridline/shared/reminderApi.ts';
import { routingApi } from '@gridline/shared/routingApi.ts';
import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { watchApi } from '@gridline/shared/watchApi.ts';
import { PREFIX } from './contract.ts';

type Json = Record<string, unknown>;

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
  },
};

export function openapi(): Json {
  const paths: Record<string, Json> = {};
  const all: [string, Endpoint][] = [
    ...Object.entries(api),
    ...Object.entries({
      ...staffApi,
      ...conversationApi,
      ...routingApi,
      ...areaApi,
      ...noticeApi,
      ...figureApi,
      ...watchApi,
      ...lifeApi,
      ...reminderApi,
      ...peopleApi,
      ...manyApi,
    }).map(([name, endpoint]): [string, Endpoint] => [`staff.${name}`, endpoint]),
  ];
  for (const [name, endpoint] of all) {
    const path = PREFIX + endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gridline 网格直通',
      version: '1',
      description: 'Residents and staff. Errors are application/problem+json with a stable code.',
    },
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation(operationId: string, endpoint: Endpoint): Json {
  const body = endpoint.upload
    ? uploadBody
    : endpoint.method === 'POST'
      ? { content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } }
      : null;
  return {
    operationId,
    summary: endpoint.summary,
    tags: [endpoint.audience],
    ...(endpoint.audience === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')],
    ...(body ? { requestBody: body } : {}),
    responses: {
      [endpoint.status]: {
        description: 'OK',
        content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } },
      },
      default: {
        description: 'What went wrong and what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const uploadBody = {
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['photo'],
        properties: { photo: { type: 'string', format: 'binary' } },
      },
    },
  },
};

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}
