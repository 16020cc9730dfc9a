import { readFileSync } from 'node:fs';
import { OPENAPI_FILE, openApiText } from '../../../config/tasks/openapi';
import { routes } from '../../../shared/contract';

const document = JSON.parse(openApiText()) as { paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>> };

describe('openapi.json', () => {
  it('is what the contract gives; npm run openapi writes it', () => {
    expect(readFileSync(OPENAPI_FILE, 'utf8').replace(/\r\n/g, '\n') === openApiText()).toBe(true);
  });

  it('names every route and its errors', () => {
    for (const key of Object.keys(routes)) {
      const [method = '', path = ''] = key.split(' ');
      expect(document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.responses).toBeDefined();
    }
    expect(document.paths['/cases/{id}/accept']?.post?.responses['409']?.description).toBe('conflict, wrong_state');
    expect(document.paths['/sessions']?.post?.responses['429']?.description).toBe('account_locked, too_many_requests');
  });
});
